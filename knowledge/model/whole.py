"""Everything of one language, and everything."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.classifier.weights import Weights
from knowledge.model.articles import Article, Facet, Group
from knowledge.model.form import Language
from knowledge.model.papers import Paper
from knowledge.model.programmes import Programme, ProgrammeWords
from knowledge.model.retention import Retention
from knowledge.model.sources import Document
from knowledge.model.teams_app import AppWords
from knowledge.model.told import FactWords
from knowledge.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """Everything that the bot knows and says in one language."""

    language: Language
    articles: Mapping[str, Article]
    programmes: Mapping[str, ProgrammeWords]
    facets: Mapping[str, Facet]
    groups: tuple[Group, ...]
    phrases: Mapping[str, str]
    page: Mapping[str, str]
    """The chat page's own words."""
    app: AppWords
    papers: Mapping[str, Paper]
    """Privacy, terms and the like, by the name that is their address."""
    synonyms: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary
    facts: FactWords
    learned: Weights | None = None
    """What the classifier has learned from examples, if it has."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge files, loaded and checked."""

    documents: Mapping[str, Document]
    programmes: Mapping[str, Programme]
    languages: Mapping[Language, LanguagePack]
    other_languages: Mapping[str, tuple[str, ...]]
    """Common words of languages that the bot does not know."""
    retention: Retention

    @property
    def pages(self) -> Mapping[Language, Mapping[str, str]]:
        """The words of the chat page in each language."""
        return {name: pack.page for name, pack in self.languages.items()}
