"""Identity numbers and what only looks like one, made by chance from a seed."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

FIRST_BIRTH = date(1920, 1, 1)
BIRTHS = 38_000
"""Days after the first in which people are born."""
TEXTS = (
    "{}",
    "Mitt personnummer är {}.",
    "jag heter Kim ({}) och vill anmäla mig",
    "pnr:{}",
    "{} är mitt nummer, ring 021-39 00 00",
    "my number is {}, born in Västerås",
    "Kim Ek\n{}\nkim@example.se",
)


def check_digit(nine: str) -> str:
    """The tenth digit of an identity number."""
    total = 0
    for place, digit in enumerate(nine):
        value = int(digit) * (2 - place % 2)
        total += value // 10 + value % 10
    return str(-total % 10)


def number(chance: Random) -> str:
    """Twelve digits of somebody who does not exist; one in ten is a coordination number."""
    born = FIRST_BIRTH + timedelta(days=chance.randrange(BIRTHS))
    day = born.day + (60 if chance.random() < 0.1 else 0)
    nine = f"{born:%y%m}{day:02d}{chance.randrange(1000):03d}"
    return f"{born:%Y}"[:2] + nine + check_digit(nine)


def _fullwidth(digits: str) -> str:
    return digits.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})


SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda n: f"{n[2:8]}-{n[8:]}",
    lambda n: n[2:],
    lambda n: f"{n[:8]}-{n[8:]}",
    lambda n: n,
    lambda n: f"{n[:8]} {n[8:]}",
    lambda n: f"{n[2:8]} {n[8:]}",
    lambda n: f"{n[2:8]}+{n[8:]}",
    lambda n: f"{n[2:8]}–{n[8:]}",
    lambda n: f"{n[:4]}-{n[4:6]}-{n[6:8]}-{n[8:]}",
    lambda n: " ".join(n[2:]),
    lambda n: f"{_fullwidth(n[2:8])}-{_fullwidth(n[8:])}",
    lambda n: f"{n[2:4]} {n[4:6]} {n[6:8]} - {n[8:]}",
)
"""Twelve ways in which people write one."""


def _digits(chance: Random, count: int, first: str = "") -> str:
    return first + "".join(str(chance.randrange(10)) for _ in range(count - len(first)))


def _mobile(chance: Random) -> str:
    d = _digits(chance, 10, f"07{chance.choice('02369')}")
    return chance.choice(
        [d, f"{d[:3]}-{d[3:6]} {d[6:8]} {d[8:]}", f"+46 {d[1:3]} {d[3:6]} {d[6:]}"]
    )


def _landline(chance: Random) -> str:
    d = _digits(chance, 8)
    return chance.choice([f"021-{d[:2]} {d[2:4]} {d[4:6]}", f"08-{d[:3]} {d[3:5]} {d[5:7]}"])


def _day(chance: Random) -> date:
    return date(2020, 1, 1) + timedelta(days=chance.randrange(4000))


def _dates(chance: Random) -> str:
    one, other = _day(chance), _day(chance)
    return chance.choice(
        [
            f"{one} till {other}",
            f"{one:%Y%m%d}",
            f"{one:%y%m%d}–{other:%y%m%d}",
            f"{one} kl {chance.randrange(7, 19):02d}.{chance.choice([0, 15, 30, 45]):02d}",
        ]
    )


def _moment(chance: Random) -> str:
    clock = (
        f"{chance.randrange(7, 19):02d}{chance.choice(':.')}{chance.choice(['00', '15', '30'])}"
    )
    return f"{_day(chance)} {clock}"


def _company(chance: Random) -> str:
    eight = _digits(
        chance, 9, f"{chance.choice('2579')}{chance.randrange(10)}{chance.choice('23')}"
    )
    ten = eight + check_digit(eight)
    return f"{ten[:6]}-{ten[6:]}"


def _invoice(chance: Random) -> str:
    return f"faktura {_digits(chance, chance.choice([8, 9, 10, 11, 12]))}"


def _account(chance: Random) -> str:
    d = _digits(chance, 11, "8")
    return chance.choice([f"{d[:4]}-{d[4:5]},{d[5:]}", f"bankgiro {d[:4]}-{d[4:8]}"])


def _money(chance: Random) -> str:
    return (
        f"{chance.randrange(1, 900)} {chance.randrange(1000):03d} {chance.randrange(1000):03d} kr"
    )


LOOK_ALIKES = (
    _mobile,
    _landline,
    _dates,
    _moment,
    _company,
    _invoice,
    _account,
    _money,
)


def real_ones(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """(name of the spelling, text) with a number in it, all spellings in turn."""
    chance = Random(seed)  # noqa: S311 - for test data
    for place in range(count):
        spelling = place % len(SPELLINGS)
        written = SPELLINGS[spelling](number(chance))
        yield f"spelling {spelling}", chance.choice(TEXTS).format(written)


def look_alikes(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """(kind, text) with no number in it, all kinds in turn."""
    chance = Random(seed)  # noqa: S311 - for test data
    for place in range(count):
        kind = LOOK_ALIKES[place % len(LOOK_ALIKES)]
        yield kind.__name__, chance.choice(TEXTS).format(kind(chance))
