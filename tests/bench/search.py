"""Search quality and time beside other engines, in one run: `python -m tests.bench.search`.

Needs the `bench` extra. SweFAQ is read from ../shared/data and left out where it is absent.
"""

import json
import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import TypeVar

from knowledge.check import load
from knowledge.files import parse_yaml, read_text
from knowledge.model import LANGUAGES, Language, LanguagePack
from knowledge.model.form import FEWEST_PHRASINGS
from knowledge.search import Entry, Index
from knowledge.sections import OPENING_FACET
from knowledge.topics import TopicFinder, entry
from tests.bench.rivals import RIVALS, Rank
from tests.knowledge.many import MANY, grown, large, pool

ROOT = Path(__file__).parents[2]
SWEFAQ = ROOT.parent / "shared" / "data" / "swefaq_dev.jsonl"
LONGEST_BUILD = 5.0
"""Seconds for ten thousand entries and one of 500 kB, ..."""
LONGEST_ANSWER = 150.0
"""... and milliseconds for 99 of 100 searches among them."""
FEW = 20
"""Queries among the many; rapidfuzz takes half a second for each."""
ROUNDS = 3
TOPIC_KINDS = {"plain", "fact", "keywords", "typo", "long", "confused"}
Pair = tuple[str, set[str]]
T = TypeVar("T")


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


def burdened(pack: LanguagePack, dice: random.Random) -> LanguagePack:
    """Ten thousand articles: the pack's own, and mixtures of its words under eight phrasings."""
    own = list(pack.articles.values())
    words = pool([entry(article) for article in own])
    made = {}
    for number in range(MANY - len(own)):
        like, name = own[number % len(own)], f"made{number}"
        asked = tuple(" ".join(dice.choices(words, k=6)) for _ in range(FEWEST_PHRASINGS))
        new = {"title": name, "names": (name,), "questions": {OPENING_FACET: asked}}
        head = like.head.model_copy(update=new)
        text = " ".join(dice.choices(words, k=60))
        made[name] = replace(like, id=name, head=head, sections={OPENING_FACET: text})
    return replace(pack, articles={**pack.articles, **made})


def timed(build: Callable[[], T]) -> tuple[float, T]:
    """Seconds that it took, and what came of it."""
    began = time.perf_counter()
    built = build()
    return time.perf_counter() - began, built


def burden(pack: LanguagePack) -> bool:
    """How the search, and how the bot's finder, carry ten thousand; whether the search does."""
    dice = random.Random(7)  # noqa: S311 - the same words in every run
    ours = [entry(article) for article in pack.articles.values()]
    many, whole = [*grown(ours, dice), large(ours, dice)], burdened(pack, dice)
    asked: list[Pair] = [(text, set()) for one in ours for text in one.questions]
    to_search, index = timed(lambda: Index.build(many))
    to_find, finder = timed(lambda: TopicFinder(whole))
    print(f"\n{MANY} entries and one of 500 kB; a finder of {MANY} articles\n")
    print("| what | built in s | p50 ms | p99 ms |\n|---|---|---|---|")
    median, slow = milliseconds(lambda text: [name for name, _ in index.search(text).hits], asked)
    print(f"| search | {to_search:.1f} | {median:.2f} | {slow:.2f} |")
    found = milliseconds(lambda text: [c.topic for c in finder.find(text).candidates], asked[::5])
    print(f"| finder | {to_find:.1f} | {found[0]:.2f} | {found[1]:.2f} |")
    return to_search <= LONGEST_BUILD and slow <= LONGEST_ANSWER


def main() -> int:
    """Print every table."""
    knowledge = load()
    carried = burden(knowledge.languages["sv"])
    for language in LANGUAGES:
        articles = knowledge.languages[language].articles.values()
        entries = [entry(article) for article in articles]
        sets = {"kept aside": own_questions(language, "kept")}
        table(f"Our articles and questions ({language}), 25 topics", entries, sets, language)
    if not SWEFAQ.exists():
        print(f"\nSweFAQ is left out: {SWEFAQ.name} is not in ../shared/data")
        return 0 if carried else 1
    dice = random.Random(7)  # noqa: S311 - the same typos in every run
    entries, pairs = swefaq()
    typos = [(with_typo(query, dice), right) for query, right in pairs]
    table("SweFAQ dev part, 110 answers", entries, {"as typed": pairs, "one typo": typos}, "sv")
    many = grown(entries, dice)
    table(f"The same among {MANY} entries", many, {"as typed": pairs[:FEW]}, "sv")
    return 0 if carried else 1


if __name__ == "__main__":
    sys.exit(main())
