"""Finding Swedish personal identity numbers in text, so that none is ever kept."""

import re
import unicodedata
from datetime import date

CANDIDATE = re.compile(r"(?<!\d)(?:\d[\s\-–—+./]{0,3}){9,11}\d(?!\d)")
COORDINATION_DAYS = 60
"""Added to the day of birth in a coordination number."""
MOBILE = re.compile(
    r"07[02369](?:\d{7}|[\s–-]\d{3}[\s-]?\d{2}[\s-]?\d{2}|[\s–-]?\d{3}[\s-]\d{2}[\s-]\d{2}|[\s–-]\d{7})"
)
"""How mobile numbers are written; a tenth of them would pass for somebody born in 2007."""
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}\s+(?:[01]\d|2[0-3])\.[0-5]\d")
"""A day and a time of day, as they stand in an invitation."""
SPAN = re.compile(r"\d{6}\s?[–—-]\s?\d{6}")
"""From one day to another."""
APART = re.compile(
    r"(?<!\d)((?:\d{2}[\s\-–./]{0,2}){3,4})(?=\D)[^\d]{0,8}"
    r"(?:fyra sista|sista fyra|4 sista|sista 4|last four|last 4|final four)"
    r"[^\d]{0,12}(\d{4})(?!\d)",
    re.IGNORECASE,
)
"""A date of birth with the last four digits told apart from it."""
SHAPE = re.compile(r"(?<![\d-])(?:18|19|20)?(\d{6})\s?[-+]\s?\d{4}(?![\d-])")
MASK = "******-****"
SHORT = 10
LONG = 12
DOUBLED_LARGEST = 9


def find(text: str) -> list[str]:
    """Parts of a text that are personal or coordination numbers, as they are written."""
    plain = unicodedata.normalize("NFKC", text)
    runs = [match.group() for match in CANDIDATE.finditer(plain) if is_number(match.group())]
    apart = [m.group() for m in APART.finditer(plain) if is_number(f"{m[1]}{m[2]}")]
    return [*runs, *apart]


def has_shape(text: str) -> bool:
    """Whether something is written as an identity number, be its check digit right or wrong."""
    dates = SHAPE.findall(unicodedata.normalize("NFKC", text))
    return any(is_date(one) and not one.startswith("07") for one in dates)


def masked(text: str) -> str:
    """The text with every identity number replaced by stars."""
    plain = unicodedata.normalize("NFKC", text)
    found = find(plain)
    for number in found:
        plain = plain.replace(number, MASK)
    return plain if found else text


def is_number(written: str) -> bool:
    """Whether the digits have the length, the date and the check digit of an identity number."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in written if sign.isdigit())
    if len(digits) not in (SHORT, LONG):
        return False
    if any(other.fullmatch(written.strip()) for other in (MOBILE, MOMENT, SPAN)):
        return False
    if len(digits) == LONG and digits[:2] not in ("18", "19", "20"):
        return False
    ten = digits[-SHORT:]
    return is_date(ten[:6]) and luhn(ten)


def is_date(six: str) -> bool:
    """Whether yymmdd is a day of some year; a coordination number adds 60 to the day."""
    year, month, number = int(six[:2]), int(six[2:4]), int(six[4:])
    number -= COORDINATION_DAYS if number > COORDINATION_DAYS else 0
    return any(valid(century + year, month, number) for century in (1900, 2000))


def valid(year: int, month: int, number: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def luhn(ten: str) -> bool:
    """Whether the last digit is the check digit of the nine before it."""
    total = 0
    for place, digit in enumerate(ten):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > DOUBLED_LARGEST else value
    return total % 10 == 0
