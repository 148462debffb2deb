"""Random changes to a genuine request, each of which must keep it out."""

import string
from collections.abc import Callable
from random import Random
from typing import Any

from jwt.utils import base64url_decode

from tests.channels.azure import APP_ID, ISSUER, TENANT, Forge, pair, part, token

LETTERS = string.ascii_letters + string.digits + string.punctuation + "åß"
BAD_NUMBERS: list[Any] = [
    None,
    True,
    "1",
    [],
    {},
    float("nan"),
    float("inf"),
    float("-inf"),
    10**400,
]
CLAIMS = ("iss", "aud", "exp", "nbf", "serviceurl")

Mutated = tuple[str, dict[str, Any]]
"""An Authorization header, and what is changed in the activity."""


def letters(token_: str, forge: Forge, chance: Random) -> Mutated:
    """One letter replaced, put in, taken out, or a piece moved, doubled or cut off."""
    at, to = sorted(chance.sample(range(len(token_) + 1), 2))
    letter = chance.choice(LETTERS)
    return chance.choice(
        (
            f"Bearer {token_[:at]}{letter}{token_[at + 1 :]}",
            f"Bearer {token_[:at]}{letter}{token_[at:]}",
            f"Bearer {token_[:at]}{token_[at + 1 :]}",
            f"Bearer {token_[:at]}{token_[to:]}",
            f"Bearer {token_[:to]}{token_[at:to]}{token_[to:]}"[:8000],
            f"Bearer {token_[at:to]}{token_[:at]}{token_[to:]}",
            f"Bearer {token_[:at]}{token_[at:to].swapcase()}{token_[to:]}",
        )
    ), {}


def scheme(token_: str, forge: Forge, chance: Random) -> Mutated:
    """Something about the word before the token."""
    word = list("Bearer ")
    word[chance.randrange(len(word))] = chance.choice(LETTERS)
    return "".join(word) + token_, {}


def parts(token_: str, forge: Forge, chance: Random) -> Mutated:
    """The parts of this token and another, mixed and in any order."""
    other = forge.token(aud=junk(chance), x=chance.random())
    pieces = [*token_.split("."), *other.split("."), "", "e30"]
    return f"Bearer {'.'.join(chance.choices(pieces, k=chance.choice((2, 3, 3, 3, 4, 5))))}", {}


def bits(token_: str, forge: Forge, chance: Random) -> Mutated:
    """Bits turned in what one part stands for."""
    pieces = token_.split(".")
    which = chance.randrange(3)
    data = bytearray(base64url_decode(pieces[which]))
    for _ in range(chance.choice((1, 1, 2, 9))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    pieces[which] = part(bytes(data))
    return f"Bearer {'.'.join(pieces)}", {}


def another_signer(token_: str, forge: Forge, chance: Random) -> Mutated:
    """Signed by somebody else, under any key's id."""
    kid = chance.choice([forge.azure.signer.kid, "k2", "mine", junk(chance)])
    return f"Bearer {token(forge.header(kid=kid), forge.claims(), pair('mine'))}", {}


def header(token_: str, forge: Forge, chance: Random) -> Mutated:
    """Truly signed, with an algorithm or a key's id that cannot be."""
    name = chance.choice(("alg", "kid"))
    changed = forge.header(**{name: chance.choice((junk(chance), ...))})
    return f"Bearer {token(changed, forge.claims(), forge.azure.signer)}", {}


def claim(token_: str, forge: Forge, chance: Random) -> Mutated:
    """Truly signed, with a claim that cannot be."""
    name = chance.choice(CLAIMS)
    bad: list[Any] = {
        "exp": [*BAD_NUMBERS, ..., forge.now - 300 - chance.random() * 10**9],
        "nbf": [*BAD_NUMBERS[1:], forge.now + 301 + chance.random() * 10**9],
    }.get(name, [junk(chance), ..., None, "", True])
    return f"Bearer {forge.token(**{name: chance.choice(bad)})}", {}


def activity(token_: str, forge: Forge, chance: Random) -> Mutated:
    """A genuine token with an activity that it was not made for."""
    options: tuple[dict[str, Any], ...] = (
        {"serviceUrl": chance.choice((forge.service_url + "/", junk(chance), None))},
        {"channelId": junk(chance)},
        {"channelData": chance.choice((None, junk(chance), {"tenant": junk(chance)}))},
        {"channelData": {"tenant": {"id": junk(chance)}}},
        {"conversation": {"id": "c", "tenantId": str(junk(chance))[:200]}},
    )
    return f"Bearer {token_}", chance.choice(options)


KINDS: tuple[Callable[[str, Forge, Random], Mutated], ...] = (
    letters,
    letters,
    scheme,
    parts,
    bits,
    another_signer,
    header,
    claim,
    claim,
    activity,
)


def mutate(forge: Forge, chance: Random) -> tuple[str, str, dict[str, Any]]:
    """The name of a change, the header and the changes of the activity; never the genuine one."""
    good = forge.token()
    while True:
        kind = chance.choice(KINDS)
        found, changes = kind(good, forge, chance)
        # The server takes spaces around a header away.
        if changes or found.strip() != f"Bearer {good}":
            return kind.__name__, found, changes


def junk(chance: Random) -> Any:
    """Something of any kind, near to what is right or far from it; never what is right."""
    near = chance.choice((ISSUER, APP_ID, TENANT, "RS256", "k1", "http://127.0.0.1:1/"))
    at = chance.randrange(len(near))
    return chance.choice(
        (
            f"{near[:at]}~{near[at + 1 :]}",
            f"{near}x",
            near[:-1],
            "".join(chance.choices(string.printable.strip(), k=chance.randrange(1, 60))),
            chance.randrange(-(10**12), 10**12),
            chance.random(),
            True,
            [near],
            {"id": f"{near}~"},
        )
    )
