"""Recognising the names of topics in a text, whole, split or misspelt."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.listening import Listener
from knowledge.model import Article
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
END = 2
"""Letters at the beginning and at the end of a name."""
LONGEST_NAME = 5
"""Words that a name can be split into."""
MOST_WORDS = 60
"""Words of a message that are looked at for misspelt names."""
REMEMBERED = 32
"""Texts of which it is remembered what they name."""


class Names:
    """Recognises the names of topics, whole, split or misspelt."""

    def __init__(self, articles: Iterable[Article], small: Container[str] = ()) -> None:
        """A run of nothing but `small` words is a name as it stands, or none."""
        self.small = small
        self.topics: dict[str, str] = {}
        for article in articles:
            for name in (article.head.title, *article.head.names):
                self.topics.setdefault(fold(name), article.id)
        self.exact = Listener({f"{t}/{name}": [name] for name, t in self.topics.items()})
        runs = {name.replace(" ", ""): topic for name, topic in self.topics.items()}
        self.runs = {run: topic for run, topic in runs.items() if len(run) >= SHORTEST_FUZZY_NAME}
        self.longest = max(map(len, self.runs), default=0) + NEAR_LENGTH
        self.begun: dict[tuple[str, int], list[str]] = {}
        self.ended: dict[tuple[str, int], list[str]] = {}
        """The names by their first and last letters, for words of about their length."""
        for run in self.runs:
            for length in range(len(run) - NEAR_LENGTH, len(run) + NEAR_LENGTH + 1):
                self.begun.setdefault((run[:END], length), []).append(run)
                self.ended.setdefault((run[-END:], length), []).append(run)
        # A message is looked at for names by several dialogs, one after another.
        self.found = lru_cache(maxsize=REMEMBERED)(self._found)
        self.misspelt = lru_cache(maxsize=REMEMBERED)(self._misspelt)

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Topics whose names stand in the text, in order of mention; else the likest one."""
        return self.exactly(text) or self.misspelt(fold(text))

    def exactly(self, text: str) -> tuple[str, ...]:
        """Topics whose names stand in the text just as they are, in order of mention."""
        return tuple(dict.fromkeys(topic for topic, _ in self.found(text)))

    def _found(self, text: str) -> tuple[tuple[str, str], ...]:
        """(topic, name) for each name that stands in the text, in order, folded."""
        return tuple((name.split("/")[0], said) for name, said in self.exact.find(text))

    def every(self, text: str) -> tuple[str, ...]:
        """All topics named in a text, whole or misspelt, part by part."""
        whole = self.mentioned(text)
        parts = [topic for part in PART.split(text) for topic in self.mentioned(part)]
        return tuple(dict.fromkeys((*parts, *whole)))

    def _misspelt(self, folded: str) -> tuple[str, ...]:
        """The topic of the name that some words of folded text are most like, if like enough."""
        said = folded.split()[:MOST_WORDS]
        telling = [word not in self.small for word in said]
        best, best_topic = NAME_LIKENESS, None
        for start in range(len(said)):
            run, tells = "", False
            for place in range(start, min(start + LONGEST_NAME, len(said))):
                run, tells = run + said[place], tells or telling[place]
                if len(run) > self.longest:
                    break
                near = self.near(run) if tells or run in self.runs else ()
                if not near:
                    continue
                found = process.extractOne(
                    run, near, scorer=OSA.normalized_similarity, score_cutoff=best
                )
                if found and found[1] > best:
                    best, best_topic = found[1], self.runs[found[0]]
        return (best_topic,) if best_topic else ()

    def near(self, run: str) -> Sequence[str]:
        """The names that some letters may mean.

        The first letters or the last ones are right in a name that is meant.
        """
        begun = self.begun.get((run[:END], len(run)), ())
        ended = self.ended.get((run[-END:], len(run)), ())
        return (*begun, *ended) if begun or ended else ()
