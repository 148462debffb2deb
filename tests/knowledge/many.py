"""More knowledge than we have, made of mixtures of the words that we have."""

from collections.abc import Sequence
from random import Random

from knowledge.files import LARGEST_FILE
from knowledge.search import Entry

MANY = 10_000


def pool(entries: Sequence[Entry]) -> list[str]:
    """Every word of the entries, as often as it stands there."""
    return " ".join(one.text for one in entries).split()


def grown(entries: Sequence[Entry], dice: Random, length: int = 60) -> list[Entry]:
    """Ten thousand entries: the given ones, and mixtures of so many of their words."""
    words = pool(entries)
    made = [
        Entry(f"made{n}", "", (), " ".join(dice.choices(words, k=length)))
        for n in range(MANY - len(entries))
    ]
    return [*entries, *made]


def large(entries: Sequence[Entry], dice: Random, sentence: str = "") -> Entry:
    """One of 500 kB, of the others' words, with one sentence of its own in the middle."""
    text = " ".join(dice.choices(pool(entries), k=LARGEST_FILE // 6))
    before, after = text[: LARGEST_FILE // 2], text[LARGEST_FILE // 2 : LARGEST_FILE]
    return Entry("large", "", (), f"{before} {sentence} {after}")
