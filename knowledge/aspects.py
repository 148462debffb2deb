"""How much of what is asked about a topic its article speaks of at all.

A question can name a topic and still ask for something that the sources leave out: whether there
is gluten-free food at the breakfasts. Its words beside the topic's name then stand nowhere in
the article, and a near answer would be a wrong one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.model import Article, LanguagePack
from knowledge.search import Terms
from knowledge.spelling import Spelling
from knowledge.text import fold, words, words_of

SHORTEST = 4
"""Letters of the shortest word that tells what is asked about."""
BEGINNING = 6
"""Letters that make a word known by its beginning."""
PARTLY = 0.5
"""What letters in common count for a word that the article does not have."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one article."""

    names: frozenset[str]
    runs: frozenset[str]
    """The names without spaces, to know parts of a split compound by."""
    stems: frozenset[str]
    told: frozenset[str]
    """Of these, the ones that it tells, and is not only asked for by."""
    letters: frozenset[str]


def said_in(article: Article, terms: Terms) -> Said:
    """The words of an article: of its names, and of all that it says and is asked for by."""
    head = article.head
    names = tuple(fold(name) for name in (head.title, *head.names))
    tells = " ".join((head.title, head.summary, article.text))
    text = " ".join((tells, *head.names, *head.phrasings))
    return Said(
        names=frozenset(word for name in names for word in name.split()),
        runs=frozenset(name.replace(" ", "") for name in names),
        stems=frozenset(part for word in words(text) for part in terms.parts(word)),
        told=frozenset(part for word in words(tells) for part in terms.parts(word)),
        letters=frozenset(terms.of_letters(text)),
    )


class Aspects:
    """The words of each article of one language, to hold questions against."""

    def __init__(self, pack: LanguagePack, terms: Terms, spelling: Spelling) -> None:
        self.terms = terms
        self.spelling = spelling
        vocabulary = pack.vocabulary
        # a word that by itself asks for a facet with a heading is no subject of its own
        facet_words = (w for f in pack.facets.values() if f.heading for w in (*f.words, *f.hints))
        asking = (word for word in facet_words if " " not in word)
        listed = (*vocabulary.common, *vocabulary.everywhere, *vocabulary.fillers, *asking)
        self.common = words_of(listed)
        self.said: dict[str, Said] = {}
        self.articles = pack.articles

    def of(self, topic: str) -> Said:
        """The words of one article, gathered when it is first asked about."""
        if topic not in self.said:
            self.said[topic] = said_in(self.articles[topic], self.terms)
        return self.said[topic]

    def covered(self, topic: str, text: str, subject: Sequence[str]) -> float | None:
        """The share of a question's own words that the article has; None where it has none."""
        wanted = set(subject) - self.of(topic).names - self.common
        asked = [w for w in words(text) if fold(w) in wanted and len(w) >= SHORTEST]
        if not asked:
            return None
        told = self.told_otherwise(topic, text)
        return sum(w in told or self.share(topic, w) for w in asked) / len(asked)

    def told_otherwise(self, topic: str, text: str) -> set[str]:
        """The words of phrases for which the article has other words: `under their wing`."""
        found = self.spelling.in_other_words(text)
        stems = self.of(topic).stems
        known = (p for p, meant in found if any(s in stems for s in self.terms.of_words(meant)))
        return {word for phrase in known for word in phrase.split()}

    def is_name(self, topic: str, subject: Iterable[str]) -> bool:
        """Whether a subject is nothing but the name of a topic."""
        said = set(subject)
        return bool(said) and said <= self.of(topic).names

    def says(self, topic: str, phrase: str) -> bool:
        """Whether the article has every word of a phrase."""
        return all(self.share(topic, word) >= 1.0 for word in phrase.split())

    def tells(self, topic: str, word: str) -> bool:
        """Whether the article tells something with a word, in whatever form."""
        return not self.of(topic).told.isdisjoint(self.terms.parts(word))

    def begins(self, topic: str, word: str) -> bool:
        """Whether a longer word begins as one of the article's does: `anställningsform`."""
        start = word[:BEGINNING]
        return len(word) > BEGINNING and any(s.startswith(start) for s in self.of(topic).stems)

    def share(self, topic: str, word: str) -> float:
        """1 for a word that the article has, well spelt or not; less for one somewhat like it."""
        folded = fold(word)
        if any(folded in name for name in self.of(topic).runs) or self.begins(topic, word):
            return 1.0
        nearest = self.spelling.nearest(folded)
        meant = self.spelling.meant(word)
        for said in (word, *((nearest,) if nearest else ()), *meant):
            if any(part in self.of(topic).stems for part in self.terms.parts(said)):
                return 1.0
        grams = self.terms.of_letters(word)
        known = sum(gram in self.of(topic).letters for gram in grams)
        return PARTLY * known / len(grams)
