"""Choosing the section of an article that answers a question best."""

from collections.abc import Mapping

from knowledge.model import Article, LanguagePack
from knowledge.search import Entry, Index
from knowledge.text import words

ASKED_FOR = 1.0
"""What a section gains when its facet is asked for in so many words."""
HINTED = 0.4
"""What it gains when its facet may be meant."""
NEIGHBOUR = 0.6
"""What it gains by a phrasing that is just the question."""
OPENING = 0.04
"""What the first section gains: it tells the most."""
OPENING_FACET = "what"


class Sections:
    """The sections of every article of one language, ready to be chosen from."""

    def __init__(self, pack: LanguagePack, whole: Index) -> None:
        """`whole` is an index of all articles: it tells how rare a word is."""
        self.facets = pack.facets
        self.whole = whole
        self.indexes: dict[str, Index] = {}
        self.names: dict[str, frozenset[str]] = {}

    def index(self, article: Article) -> Index:
        """The sections of one article, made ready when they are first chosen from."""
        if article.id not in self.indexes:
            terms = self.whole.terms
            self.indexes[article.id] = Index.build(entries(article), terms=terms, among=self.whole)
        return self.indexes[article.id]

    def without_names(self, text: str, article: Article) -> str:
        """A text without the words of the article's names, if anything is left of it then."""
        if article.id not in self.names:
            self.names[article.id] = words_of_names(article)
        left = [word for word in words(text) if word not in self.names[article.id]]
        return " ".join(left) or text

    def best(
        self,
        article: Article,
        text: str,
        facet: str | None,
        *,
        certain: bool,
        near: Mapping[str, float],
    ) -> str:
        """The facet of the section that fits a question best; `near` phrasings have a say."""
        ids = {f"{article.id}/{name}": name for name in article.sections}
        fits = self.index(article).fit(self.without_names(text, article), ids)
        weights = {name: fits[entry] for entry, name in ids.items()}
        weights[OPENING_FACET] += OPENING
        for name in weights:
            weights[name] += NEIGHBOUR * near.get(name, 0.0)
        if facet:
            gain = ASKED_FOR if certain else HINTED
            asked = (facet,) if facet in weights else self.facets[facet].instead
            for place, name in enumerate(asked, start=1):
                if name in weights:
                    weights[name] += gain / place
        return max(weights, key=lambda name: weights[name])


def words_of_names(article: Article) -> frozenset[str]:
    """The words of an article's names: they are in every section of it."""
    head = article.head
    return frozenset(word for name in (head.title, *head.names) for word in words(name))


def entries(article: Article) -> list[Entry]:
    """Each section as an entry of its own, with the ways people ask for it."""
    questions = article.head.questions
    return [
        Entry(f"{article.id}/{facet}", "", questions.get(facet, ()), text)
        for facet, text in article.sections.items()
    ]
