"""Search quality and time beside other engines, in one run: `python -m tests.bench.search`.

Needs the `bench` extra. SweFAQ is read from ../shared/data and left out where it is absent.
"""

import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from knowledge.check import load
from knowledge.files import parse_yaml, read_text
from knowledge.model import LANGUAGES, Language
from knowledge.search import Entry
from knowledge.topics import entry
from tests.bench.rivals import RIVALS, Rank

ROOT = Path(__file__).parents[2]
SWEFAQ = ROOT.parent / "shared" / "data" / "swefaq_dev.jsonl"
MANY = 10_000
FEW = 20
"""Queries among the many; rapidfuzz takes half a second for each."""
ROUNDS = 3
TOPIC_KINDS = {"plain", "fact", "keywords", "typo", "long", "confused"}
Pair = tuple[str, set[str]]


def own_questions(language: Language, part: str) -> list[Pair]:
    """Our questions of a part with the topics that are right for each."""
    rows = parse_yaml(read_text(ROOT / "tests" / "questions" / language / f"{part}.yaml"))
    return [
        (row["text"], set([row["topic"]] if isinstance(row["topic"], str) else row["topic"]))
        for row in rows
        if row["kind"] in TOPIC_KINDS and "topic" in row
    ]


def swefaq() -> tuple[list[Entry], list[Pair]]:
    """Answers as entries, questions with their own answer."""
    rows = [json.loads(line) for line in SWEFAQ.read_text(encoding="utf-8").splitlines()]
    entries = [Entry(str(n), "", (), row["answer"]) for n, row in enumerate(rows)]
    return entries, [(row["question"], {str(n)}) for n, row in enumerate(rows)]


def with_typo(text: str, dice: random.Random) -> str:
    """The text with two neighbouring letters of its longest word swapped."""
    word = max(text.split(), key=len)
    place = dice.randrange(1, max(2, len(word) - 2))
    swapped = word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    return text.replace(word, swapped, 1)


def quality(rank: Rank, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Accuracy at 1 and nDCG@10."""
    first, gain = 0, 0.0
    for query, right in pairs:
        found = rank(query)
        place = next((n for n, name in enumerate(found) if name in right), None)
        if place is not None:
            first += place == 0
            gain += 1 / math.log2(place + 2)
    return first / len(pairs), gain / len(pairs)


def milliseconds(rank: Rank, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Median and 99th percentile of a query."""
    times = []
    for query, _ in list(pairs) * ROUNDS:
        began = time.perf_counter()
        rank(query)
        times.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[98]


def table(title: str, entries: list[Entry], sets: dict[str, list[Pair]], lang: Language) -> None:
    """One table: engines down, sets across."""
    print(f"\n{title}\n")
    heads = [f"{name} acc@1 | {name} nDCG@10" for name in sets]
    print(f"| engine | {' | '.join(heads)} | p50 ms | p99 ms |")
    print(f"|---|{'---|' * (2 * len(sets) + 2)}")
    for name, build in RIVALS.items():
        rank = build(entries, lang)
        figures = [f"{a:.3f} | {n:.3f}" for a, n in (quality(rank, p) for p in sets.values())]
        median, slow = milliseconds(rank, next(iter(sets.values())))
        print(f"| {name} | {' | '.join(figures)} | {median:.2f} | {slow:.2f} |")


def grown(entries: list[Entry], dice: random.Random) -> list[Entry]:
    """Ten thousand entries: the given ones, and mixtures of their words."""
    pool = " ".join(e.text for e in entries).split()
    made = [
        Entry(f"made{n}", "", (), " ".join(dice.choices(pool, k=60)))
        for n in range(MANY - len(entries))
    ]
    return entries + made


def main() -> int:
    """Print every table."""
    knowledge = load()
    for language in LANGUAGES:
        articles = knowledge.languages[language].articles.values()
        entries = [entry(article) for article in articles]
        sets = {"kept aside": own_questions(language, "kept")}
        table(f"Our articles and questions ({language}), 25 topics", entries, sets, language)
    if not SWEFAQ.exists():
        print(f"\nSweFAQ is left out: {SWEFAQ.name} is not in ../shared/data")
        return 0
    dice = random.Random(7)  # noqa: S311 - the same typos in every run
    entries, pairs = swefaq()
    typos = [(with_typo(query, dice), right) for query, right in pairs]
    table("SweFAQ dev part, 110 answers", entries, {"as typed": pairs, "one typo": typos}, "sv")
    many = grown(entries, dice)
    table(f"The same among {MANY} entries", many, {"as typed": pairs[:FEW]}, "sv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
