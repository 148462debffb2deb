"""Recognising the names of topics in a text, whole, split or misspelt."""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import Article
from knowledge.phrases import Listener
from knowledge.text import fold

PART = re.compile(
    r"[,;:?.!/&]|\b(?:och|eller|mot|vs|kontra|samt|med|and|or|versus|with|från|from)\b",
    re.IGNORECASE,
)
SHORTEST_FUZZY_NAME = 7
"""Letters; a shorter name must stand word for word."""
NAME_LIKENESS = 0.83
"""Share of a misspelt name that must be right."""
NEAR_LENGTH = 2
LONGEST_NAME = 5
"""Words that a name can be split into."""
MOST_WORDS = 60
"""Words of a message that are looked at for misspelt names."""


class Names:
    """Recognises the names of topics, whole, split or misspelt."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.topics: dict[str, str] = {}
        for article in articles:
            for name in (article.head.title, *article.head.names):
                self.topics.setdefault(fold(name), article.id)
        self.exact = Listener({f"{t}/{name}": [name] for name, t in self.topics.items()})
        self.by_length: dict[int, dict[str, str]] = {}
        for name, topic in self.topics.items():
            run = name.replace(" ", "")
            if len(run) >= SHORTEST_FUZZY_NAME:
                self.by_length.setdefault(len(run), {})[run] = topic

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Topics whose names stand in the text, in order of mention; else the likest one."""
        exact = dict.fromkeys(name.split("/")[0] for name, _ in self.exact.find(text))
        return tuple(exact) or self.misspelt(text)

    def every(self, text: str) -> tuple[str, ...]:
        """All topics named in a text, whole or misspelt, part by part."""
        whole = self.mentioned(text)
        parts = [topic for part in PART.split(text) for topic in self.mentioned(part)]
        return tuple(dict.fromkeys((*parts, *whole)))

    def misspelt(self, text: str) -> tuple[str, ...]:
        """The topic of the name that some words of the text are most like, if like enough."""
        said = fold(text).split()[:MOST_WORDS]
        best, best_topic = NAME_LIKENESS, None
        for start in range(len(said)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(said)) + 1):
                likeness, topic = self.likest("".join(said[start:end]), best)
                if topic and likeness > best:
                    best, best_topic = likeness, topic
        return (best_topic,) if best_topic else ()

    def likest(self, run: str, at_least: float) -> tuple[float, str | None]:
        """The topic of the name most like a run of letters, and how like."""
        topic = None
        for length in range(len(run) - NEAR_LENGTH, len(run) + NEAR_LENGTH + 1):
            names = self.by_length.get(length, {})
            found = process.extractOne(
                run, names.keys(), scorer=OSA.normalized_similarity, score_cutoff=at_least
            )
            if found:
                at_least, topic = found[1], names[found[0]]
        return at_least, topic
