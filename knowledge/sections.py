"""Choosing the section of an article that answers a question best."""

from knowledge.model import Article, LanguagePack
from knowledge.search import Entry, Index

ASKED_FOR = 1.0
"""What a section gains when its facet is asked for in so many words."""
HINTED = 0.15
"""What it gains when its facet may be meant."""
OPENING = 0.05
"""What the first section gains: it tells the most."""
OPENING_FACET = "what"


class Sections:
    """The sections of every article of one language, ready to be chosen from."""

    def __init__(self, pack: LanguagePack) -> None:
        self.facets = pack.facets
        self.indexes = {
            topic: Index.build(entries(article), pack.language)
            for topic, article in pack.articles.items()
        }

    def best(self, article: Article, text: str, facet: str | None, *, certain: bool) -> str:
        """The facet of the section that fits a question best."""
        fits = self.indexes[article.id].search(text).confidence
        weights = {name: fits.get(name, 0.0) for name in article.sections}
        weights[OPENING_FACET] += OPENING
        if facet:
            for place, name in enumerate((facet, *self.facets[facet].instead)):
                if name in weights:
                    weights[name] += ASKED_FOR / (place + 1) if certain else HINTED / (place + 1)
        return max(weights, key=lambda name: weights[name])


def entries(article: Article) -> list[Entry]:
    """Each section as an entry of its own."""
    return [Entry(facet, "", (), text) for facet, text in article.sections.items()]
