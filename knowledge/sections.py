"""Choosing the section of an article that answers a question best."""

from collections.abc import Mapping

from knowledge.model import Article, LanguagePack
from knowledge.search import Entry, Index, Terms

ASKED_FOR = 1.0
"""What a section gains when its facet is asked for in so many words."""
HINTED = 0.15
"""What it gains when its facet may be meant."""
NEIGHBOUR = 0.6
"""What it gains by a phrasing that is just the question."""
OPENING = 0.04
"""What the first section gains: it tells the most."""
OPENING_FACET = "what"


class Sections:
    """The sections of every article of one language, ready to be chosen from."""

    def __init__(self, pack: LanguagePack, terms: Terms) -> None:
        self.facets = pack.facets
        articles = pack.articles.values()
        self.index = Index.build((e for a in articles for e in entries(a)), terms=terms)

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
        fits = self.index.fit(text, ids)
        weights = {name: fits[entry] for entry, name in ids.items()}
        weights[OPENING_FACET] += OPENING
        for name in weights:
            weights[name] += NEIGHBOUR * near.get(name, 0.0)
        if facet:
            gain = ASKED_FOR if certain else HINTED
            for place, name in enumerate((facet, *self.facets[facet].instead), start=1):
                if name in weights:
                    weights[name] += gain / place
        return max(weights, key=lambda name: weights[name])


def entries(article: Article) -> list[Entry]:
    """Each section as an entry of its own, with the ways people ask for it."""
    questions = article.head.questions
    return [
        Entry(f"{article.id}/{facet}", "", questions.get(facet, ()), text)
        for facet, text in article.sections.items()
    ]
