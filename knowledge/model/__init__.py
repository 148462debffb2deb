"""The form of everything in the knowledge files; a file for each kind."""

from knowledge.model.articles import Article, ArticleHead, Facet, Group
from knowledge.model.form import FEWEST_PHRASINGS, LANGUAGES, FileForm, Language, Name, Slug, Text
from knowledge.model.papers import Paper, PaperHead
from knowledge.model.programmes import (
    RESERVED,
    Condition,
    FieldWords,
    FormField,
    Intake,
    Programme,
    ProgrammeWords,
    Rule,
    RuleWords,
    Situation,
)
from knowledge.model.retention import ApplicationMonths, DraftDays, Kept, Retention
from knowledge.model.sources import Document, Fact
from knowledge.model.teams_app import AppWords, CommandWords, Describing, Naming, SearchWords
from knowledge.model.told import AskWords, EmployerWord, EmploymentWord, FactWords, Role, TimeWords
from knowledge.model.vocabulary import (
    CorrectionWords,
    DoubtingWords,
    HalfWords,
    NamedThings,
    NameWraps,
    NamingWords,
    TitleWords,
    Vocabulary,
    WithoutWords,
    WorkplaceWords,
)
from knowledge.model.whole import Knowledge, LanguagePack

__all__ = [
    "FEWEST_PHRASINGS",
    "LANGUAGES",
    "RESERVED",
    "AppWords",
    "ApplicationMonths",
    "Article",
    "ArticleHead",
    "AskWords",
    "CommandWords",
    "Condition",
    "CorrectionWords",
    "Describing",
    "Document",
    "DoubtingWords",
    "DraftDays",
    "EmployerWord",
    "EmploymentWord",
    "Facet",
    "Fact",
    "FactWords",
    "FieldWords",
    "FileForm",
    "FormField",
    "Group",
    "HalfWords",
    "Intake",
    "Kept",
    "Knowledge",
    "Language",
    "LanguagePack",
    "Name",
    "NameWraps",
    "NamedThings",
    "Naming",
    "NamingWords",
    "Paper",
    "PaperHead",
    "Programme",
    "ProgrammeWords",
    "Retention",
    "Role",
    "Rule",
    "RuleWords",
    "SearchWords",
    "Situation",
    "Slug",
    "Text",
    "TimeWords",
    "TitleWords",
    "Vocabulary",
    "WithoutWords",
    "WorkplaceWords",
]
