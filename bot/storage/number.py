"""The number of an application: short enough to read out on the phone, and not to be guessed."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

_NOT_LETTERS = re.compile("[^A-Z]")


def new_number(programme: str) -> str:
    """A number such as ASP-7K3M-9QXW."""
    letters = _NOT_LETTERS.sub("", programme.upper())[:3].ljust(3, "X")
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters}-{drawn[:4]}-{drawn[4:]}"
