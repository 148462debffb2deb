"""From a folder of files to `Knowledge`, or to the whole list of what is wrong with them."""

from pathlib import Path
from typing import Any, TypeVar

from knowledge.classifier.weights import Weights
from knowledge.files import Fault, FileFault, parse_yaml, read_text, split_article, validate
from knowledge.model import (
    LANGUAGES,
    AppWords,
    Article,
    ArticleHead,
    Document,
    Facet,
    FactWords,
    Group,
    Knowledge,
    Language,
    LanguagePack,
    Paper,
    PaperHead,
    Programme,
    ProgrammeWords,
    Retention,
    Vocabulary,
)

T = TypeVar("T")

FOLDER = Path(__file__).parent
LEARNED = "classifier.npz"
EXAMPLES = "examples"


class Reader:
    """Reads the files of one folder and gathers their faults."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def name(self, path: Path) -> str:
        """The file's name as faults show it."""
        return path.relative_to(self.folder).as_posix()

    def yaml(self, path: Path, form: type[T] | Any) -> T | None:
        """One YAML file in its form, or None after noting its faults."""
        try:
            data = parse_yaml(read_text(path))
        except FileFault as fault:
            self.faults.append(Fault(self.name(path), "", str(fault)))
            return None
        return validate(form, data, self.name(path), self.faults)

    def many(self, folder: Path, form: type[T]) -> dict[str, T]:
        """Every YAML file of a folder by its name without ending."""
        valid: dict[str, T] = {}
        for path in sorted(folder.glob("*.yaml")):
            value: T | None = self.yaml(path, form)
            if value is not None:
                valid[path.stem] = value
        return valid

    def article(
        self, path: Path, language: Language, facets: dict[str, Facet] | None
    ) -> Article | None:
        """One article, its sections by facet id; without facets no heading can be judged."""
        file = self.name(path)
        try:
            head_data, texts = split_article(read_text(path))
        except FileFault as fault:
            self.faults.append(Fault(file, "", str(fault)))
            return None
        head: ArticleHead | None = validate(ArticleHead, head_data, file, self.faults)
        headings = {facet.heading: name for name, facet in (facets or {}).items()}
        for heading in texts.keys() - headings.keys() if facets else ():
            self.faults.append(Fault(file, heading, "no facet has this heading"))
        sections = {headings[h]: text for h, text in texts.items() if h in headings}
        return Article(path.stem, language, head, sections) if head else None

    def papers(self, folder: Path) -> dict[str, Paper]:
        """Every paper of a folder by its name without ending."""
        papers = {path.stem: self.paper(path) for path in sorted(folder.glob("*.md"))}
        return {name: paper for name, paper in papers.items() if paper}

    def paper(self, path: Path) -> Paper | None:
        """One paper, or None after noting its faults."""
        try:
            head_data, sections = split_article(read_text(path))
        except FileFault as fault:
            self.faults.append(Fault(self.name(path), "", str(fault)))
            return None
        head: PaperHead | None = validate(PaperHead, head_data, self.name(path), self.faults)
        return Paper(head, sections) if head else None

    def language(self, language: Language) -> LanguagePack | None:
        """All files of one language."""
        folder = self.folder / language
        facets: dict[str, Facet] | None = self.yaml(folder / "facets.yaml", dict[str, Facet])
        paths = sorted((folder / "articles").glob("*.md"))
        articles = {path.stem: self.article(path, language, facets) for path in paths}
        vocabulary: Vocabulary | None = self.yaml(folder / "vocabulary.yaml", Vocabulary)
        facts: FactWords | None = self.yaml(folder / "facts.yaml", FactWords)
        app: AppWords | None = self.yaml(folder / "app.yaml", AppWords)
        if vocabulary is None or facts is None or app is None:
            return None
        return LanguagePack(
            language=language,
            articles={name: article for name, article in articles.items() if article},
            programmes=self.many(folder / "programmes", ProgrammeWords),
            facets=facets or {},
            groups=self.yaml(folder / "groups.yaml", tuple[Group, ...]) or (),
            phrases=self.yaml(folder / "phrases.yaml", dict[str, str]) or {},
            page=self.yaml(folder / "page.yaml", dict[str, str]) or {},
            app=app,
            papers=self.papers(folder / "papers"),
            synonyms=self.yaml(folder / "synonyms.yaml", dict[str, tuple[str, ...]]) or {},
            vocabulary=vocabulary,
            facts=facts,
            learned=self.learned(folder / LEARNED),
        )

    def learned(self, path: Path) -> Weights | None:
        """What the classifier has learned, or None where there is no such file."""
        try:
            return Weights.load(path) if path.exists() else None
        except (KeyError, OSError, ValueError) as error:
            self.faults.append(Fault(self.name(path), "", f"cannot be read: {error}"))
            return None


def read(folder: Path) -> tuple[Knowledge, list[Fault]]:
    """What could be read, and the faults of the single files."""
    reader = Reader(folder)
    documents: dict[str, Document] | None = reader.yaml(
        folder / "sources.yaml", dict[str, Document]
    )
    others: dict[str, tuple[str, ...]] | None = reader.yaml(
        folder / "other_languages.yaml", dict[str, tuple[str, ...]]
    )
    retention: Retention | None = reader.yaml(folder / "retention.yaml", Retention)
    packs = {language: reader.language(language) for language in LANGUAGES}
    knowledge = Knowledge(
        documents=documents or {},
        programmes=reader.many(folder / "programmes", Programme),
        languages={language: pack for language, pack in packs.items() if pack},
        other_languages=others or {},
        retention=retention or Retention(),
    )
    return knowledge, reader.faults
