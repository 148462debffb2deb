"""What is wrong with the knowledge files taken together; every fault at once."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from knowledge.classifier.examples import digest, examples
from knowledge.files import Fault
from knowledge.load import EXAMPLES, FOLDER, LEARNED, read
from knowledge.model import (
    RESERVED,
    Article,
    Facet,
    Knowledge,
    LanguagePack,
    Programme,
    ProgrammeWords,
)
from knowledge.outline import with_outlines
from knowledge.phrases import Sayings, places, well_formed
from knowledge.text import fold

NUMBER = re.compile(r"\d[\d ]*(?:[.,-]\d+)*")
FIRST_FACET = "what"


def check(folder: Path) -> list[Fault]:
    """Every fault of the files in a folder, single ones and between them, in order of file."""
    return read_and_checked(folder)[1]


def read_and_checked(folder: Path) -> tuple[Knowledge, list[Fault]]:
    """What could be read in a folder, and every fault of it, in order of file."""
    knowledge, faults = read(folder)
    return knowledge, sorted({*faults, *between(knowledge), *lessons(folder, knowledge)})


def lessons(folder: Path, knowledge: Knowledge) -> Iterator[Fault]:
    """Examples that are none, and a classifier that has not learned from today's."""
    for language, pack in knowledge.languages.items():
        place = folder / language / EXAMPLES
        written, found = examples(place, pack, f"{language}/{EXAMPLES}")
        yield from found
        learned = pack.learned.learned_from if pack.learned else None
        if written and not found and digest(written) != learned:
            what = "has not learned from today's examples: run `python app.py train`"
            yield Fault(f"{language}/{LEARNED}", "", what)


def between(knowledge: Knowledge) -> list[Fault]:
    """What does not fit together among files that can be read."""
    return sorted({fault for look in LOOKS for fault in look(knowledge)})


class KnowledgeFaults(Exception):
    """The knowledge files cannot be used; carries every fault found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in the knowledge files")
        self.faults = faults


def load(folder: Path = FOLDER) -> Knowledge:
    """All knowledge of a folder; raises KnowledgeFaults where anything is wrong with it.

    A file that cannot be read makes much else seem wrong, so its faults are told alone.
    """
    knowledge, faults = read(folder)
    faults = sorted(set(faults)) or between(knowledge)
    if faults:
        raise KnowledgeFaults(faults)
    return with_outlines(knowledge)


def packs(knowledge: Knowledge) -> Iterator[LanguagePack]:
    """The languages that could be read."""
    yield from knowledge.languages.values()


def article_file(article: Article) -> str:
    """The file of an article as faults show it."""
    return f"{article.language}/articles/{article.id}.md"


def translations(knowledge: Knowledge) -> Iterator[Fault]:
    """Articles, programme words, facets and phrases that one language has and another lacks."""
    parts: dict[str, Callable[[LanguagePack], Mapping[str, object]]] = {
        "articles/{}.md": lambda pack: pack.articles,
        "programmes/{}.yaml": lambda pack: pack.programmes,
        "facets.yaml: {}": lambda pack: pack.facets,
        "phrases.yaml: {}": lambda pack: pack.phrases,
        "page.yaml: {}": lambda pack: pack.page,
        "app.yaml: commands.{}": lambda pack: pack.app.commands,
        "papers/{}.md": lambda pack: pack.papers,
    }
    for name, part in parts.items():
        everything = {key for pack in packs(knowledge) for key in part(pack)}
        for pack in packs(knowledge):
            for key in everything - part(pack).keys():
                yield Fault(
                    f"{pack.language}/{name.format(key)}", "", "the translation is missing"
                )


def phrase_places(knowledge: Knowledge) -> Iterator[Fault]:
    """Phrases whose places differ between the languages."""
    pairs = list(pairwise(packs(knowledge)))
    for one, other in pairs:
        for key in one.phrases.keys() & other.phrases.keys():
            lacking = places(one.phrases[key]) ^ places(other.phrases[key])
            for place in sorted(lacking):
                lacks = other if place in places(one.phrases[key]) else one
                yield Fault(
                    f"{lacks.language}/phrases.yaml", key, f"the place {{{place}}} is missing"
                )


def broken_phrases(knowledge: Knowledge) -> Iterator[Fault]:
    """Phrases whose places cannot be filled."""
    for pack in packs(knowledge):
        for key, phrase in pack.phrases.items():
            if not well_formed(phrase):
                yield Fault(f"{pack.language}/phrases.yaml", key, "the places are not well formed")


def facets(knowledge: Knowledge) -> Iterator[Fault]:
    """Facets that point at unknown ones, or cannot name the topic they lack."""
    for pack in packs(knowledge):
        for name, facet in pack.facets.items():
            yield from one_facet(f"{pack.language}/facets.yaml", name, facet, pack.facets)
            for detail, one in facet.in_detail.items():
                if one.topic and one.topic not in pack.articles:
                    place = f"{name}.in_detail.{detail}.topic"
                    message = f"unknown topic {one.topic!r}"
                    yield Fault(f"{pack.language}/facets.yaml", place, message)


def one_facet(file: str, name: str, facet: Facet, known: Mapping[str, Facet]) -> Iterator[Fault]:
    """The faults of one facet."""
    for other in facet.instead:
        if other not in known:
            yield Fault(file, f"{name}.instead", f"unknown facet {other!r}")
    if places(facet.missing) != {"topic"}:
        yield Fault(file, f"{name}.missing", "must have the place {topic} and no other")
    for detail, one in facet.in_detail.items():
        if not places(one.missing) <= {"topic"}:
            yield Fault(file, f"{name}.in_detail.{detail}", "can have no place but {topic}")


def groups(knowledge: Knowledge) -> Iterator[Fault]:
    """Shared words that point at unknown topics."""
    for pack in packs(knowledge):
        for number, group in enumerate(pack.groups):
            for topic in group.topics:
                if topic not in pack.articles:
                    file = f"{pack.language}/groups.yaml"
                    yield Fault(file, f"{number}.topics", f"unknown topic {topic!r}")


def articles(knowledge: Knowledge) -> Iterator[Fault]:
    """Articles with unknown sources or topics, without their first section, with loose facts."""
    for pack in packs(knowledge):
        for article in pack.articles.values():
            yield from one_article(article, knowledge, pack)


def one_article(article: Article, knowledge: Knowledge, pack: LanguagePack) -> Iterator[Fault]:
    """The faults of one article by itself."""
    file, head = article_file(article), article.head
    if head.source not in knowledge.documents:
        yield Fault(file, "source", f"unknown document {head.source!r}")
    for key, topics in (
        ("see_also", head.see_also),
        ("lists", head.lists),
        ("heading_of", head.heading_of),
    ):
        for topic in topics:
            if topic not in pack.articles or topic == article.id:
                yield Fault(file, key, f"unknown topic {topic!r}")
    for facet in set(head.ways_on or ()) - article.sections.keys():
        yield Fault(file, "ways_on", f"the article has no section {facet!r}")
    if next(iter(article.sections), None) != FIRST_FACET:
        heading = pack.facets[FIRST_FACET].heading if FIRST_FACET in pack.facets else FIRST_FACET
        yield Fault(file, "", f"must begin with the section {heading!r}")
    yield from loose_facts(article)
    yield from loose_sentences(article)


def loose_sentences(article: Article) -> Iterator[Fault]:
    """Sections put in whole sentences that the article lacks, or that leave a fact out."""
    file = article_file(article)
    for facet, said in article.head.whole.items():
        if facet not in article.sections:
            yield Fault(file, f"whole.{facet}", "the article has no such section")
            continue
        told, told_whole = fold(article.sections[facet]), fold(said)
        for says in (fold(fact.says) for fact in article.head.facts):
            if says in told and says not in told_whole:
                yield Fault(file, f"whole.{facet}", f"leaves out {says!r}")


def loose_facts(article: Article) -> Iterator[Fault]:
    """Empty sections, and facts that the article lists but does not tell."""
    file, told = article_file(article), fold(article.text)
    for facet in article.head.questions.keys() - article.sections.keys():
        yield Fault(file, f"questions.{facet}", "the article has no such section")
    for facet, text in article.sections.items():
        if not text:
            yield Fault(file, facet, "the section is empty")
    for fact in article.head.facts:
        if fold(fact.says) not in told:
            yield Fault(file, f"facts.{fact.id}", f"the article does not say {fact.says!r}")


def repeated_questions(knowledge: Knowledge) -> Iterator[Fault]:
    """Phrasings and names that stand in two articles, or twice in one."""
    for pack in packs(knowledge):
        seen: dict[str, Article] = {}
        for article in pack.articles.values():
            for phrasing in (
                *article.head.phrasings,
                *dict.fromkeys(map(fold, article.head.names)),
            ):
                first = seen.setdefault(fold(phrasing), article)
                if first is not article:
                    what = f"{phrasing!r} stands in {article_file(first)} too"
                    yield Fault(article_file(article), "questions", what)


def same_facts(knowledge: Knowledge) -> Iterator[Fault]:
    """Sections, facts, numbers and dates that differ between the languages of an article."""
    for one, other in pairwise(packs(knowledge)):
        for topic in one.articles.keys() & other.articles.keys():
            yield from differences(one.articles[topic], other.articles[topic])


def differences(one: Article, other: Article) -> Iterator[Fault]:
    """How an article differs in fact from its translation."""
    file = article_file(other)
    if one.head.source != other.head.source or one.head.place != other.head.place:
        yield Fault(file, "place", f"source and place differ from {article_file(one)}")
    for facet in one.sections.keys() ^ other.sections.keys():
        yield Fault(file, facet, "stands in one language only")
    for facet in one.sections.keys() & other.sections.keys():
        mine, theirs = numbers(one.sections[facet]), numbers(other.sections[facet])
        if mine != theirs:
            yield Fault(
                file, facet, f"numbers differ: {one.language} {mine}, {other.language} {theirs}"
            )
    for kind in ("points", "conditions"):
        for point in getattr(one.head, kind).keys() ^ getattr(other.head, kind).keys():
            yield Fault(file, f"{kind}.{point}", "stands in one language only")
    values = [{f.id: (f.value, f.quote) for f in a.head.facts} for a in (one, other)]
    for fact, _ in sorted(set(values[0].items()) ^ set(values[1].items())):
        yield Fault(file, f"facts.{fact}", f"differs from {article_file(one)}")


def numbers(text: str) -> list[str]:
    """The numbers and dates of a text, as digits."""
    return sorted(re.sub(r"\D", "", match) for match in NUMBER.findall(text))


def programmes(knowledge: Knowledge) -> Iterator[Fault]:
    """Programmes that point at unknown fields or sources."""
    for name, programme in knowledge.programmes.items():
        yield from one_programme(f"programmes/{name}.yaml", programme, knowledge)


def one_programme(file: str, programme: Programme, knowledge: Knowledge) -> Iterator[Fault]:
    """The faults of one programme by itself."""
    ids = [field.id for field in programme.fields]
    for field_id in {i for i in ids if ids.count(i) > 1}:
        yield Fault(file, f"fields.{field_id}", "the id is repeated")
    for field_id in sorted(RESERVED.intersection(ids)):
        yield Fault(file, f"fields.{field_id}", "the export and the cards have that id already")
    for target, key in pointed_at(programme):
        if target not in ids:
            yield Fault(file, key, f"unknown field {target!r}")
    for rule in programme.rules:
        if rule.source not in knowledge.documents:
            yield Fault(file, f"rules.{rule.id}.source", f"unknown document {rule.source!r}")
        if (rule.equals is None) == (rule.at_least is None):
            yield Fault(file, f"rules.{rule.id}", "needs either equals or at_least")


def pointed_at(programme: Programme) -> Iterator[tuple[str, str]]:
    """(field id, where it is pointed at) of a programme."""
    for rule in programme.rules:
        yield rule.field, f"rules.{rule.id}.field"
    for field in programme.fields:
        if field.when:
            yield field.when.field, f"fields.{field.id}.when"


def programme_words(knowledge: Knowledge) -> Iterator[Fault]:
    """Words that are missing for a programme, or belong to nothing in it."""
    for pack in packs(knowledge):
        for name in knowledge.programmes.keys() - pack.programmes.keys():
            yield Fault(f"{pack.language}/programmes/{name}.yaml", "", "the words are missing")
        for name, said in pack.programmes.items():
            programme = knowledge.programmes.get(name)
            file = f"{pack.language}/programmes/{name}.yaml"
            if programme is None:
                yield Fault(file, "", f"there is no programmes/{name}.yaml")
            else:
                yield from unmatched(file, programme, said)


def unmatched(file: str, programme: Programme, said: ProgrammeWords) -> Iterator[Fault]:
    """Ids of fields, choices and rules that stand on one side only."""
    yield from lacking(file, "fields", [f.id for f in programme.fields], said.fields)
    yield from lacking(file, "rules", [r.id for r in programme.rules], said.rules)
    for field in programme.fields:
        if field.id in said.fields:
            choices = said.fields[field.id].choices
            yield from lacking(file, f"fields.{field.id}.choices", field.choices, choices)
            for key in said.fields[field.id].also:
                if key not in field.choices:
                    yield Fault(file, f"fields.{field.id}.also.{key}", "unknown id")
    for rule in programme.rules:
        if rule.id in said.rules:
            yield from lacking(file, f"rules.{rule.id}.open", rule.open, said.rules[rule.id].open)


def app_commands(knowledge: Knowledge) -> Iterator[Fault]:
    """Commands that Teams would offer and the bot would not understand."""
    for pack in packs(knowledge):
        understood = Sayings(pack.vocabulary.commands)
        for name, command in pack.app.commands.items():
            if understood.meant(command.title) != name:
                what = f"{command.title!r} is not understood as {name}"
                yield Fault(f"{pack.language}/app.yaml", f"commands.{name}.title", what)


def app_places(knowledge: Knowledge) -> Iterator[Fault]:
    """A description of the app that does not say where to turn for help."""
    for pack in packs(knowledge):
        if places(pack.app.description.full) != {"support"}:
            what = "must have the place {support} and no other"
            yield Fault(f"{pack.language}/app.yaml", "description.full", what)


def paper_places(knowledge: Knowledge) -> Iterator[Fault]:
    """Places of a paper that are no time for which something is kept."""
    kept = knowledge.retention
    known = {"days", "ratings", *kept.drafts.model_dump(), *kept.applications.model_dump()}
    for pack in packs(knowledge):
        for name, paper in pack.papers.items():
            file = f"{pack.language}/papers/{name}.md"
            for heading, text in paper.sections.items():
                if not well_formed(text):
                    yield Fault(file, heading, "the places are not well formed")
                for place in sorted(places(text) - known):
                    yield Fault(file, heading, f"unknown place {{{place}}}")


def papers(knowledge: Knowledge) -> Iterator[Fault]:
    """Papers that lack a section of their translation."""
    for one, other in pairwise(packs(knowledge)):
        for name in one.papers.keys() & other.papers.keys():
            if len(one.papers[name].sections) != len(other.papers[name].sections):
                what = f"has not as many sections as that of {one.language}"
                yield Fault(f"{other.language}/papers/{name}.md", "", what)


def fact_words(knowledge: Knowledge) -> Iterator[Fault]:
    """Everyday words that stand for two things at once."""
    for pack in packs(knowledge):
        facts = pack.facts
        groups: dict[str, Mapping[Any, tuple[str, ...]]] = {
            "employers": facts.employers,
            "roles": facts.roles,
            "employment": facts.employment,
            "duties": facts.duties,
            "new": {"new": facts.new, "not_new": facts.not_new},
            "begins": {"began": facts.began, "begins": facts.begins},
            "times.units": facts.times.units,
        }
        for group, meanings in groups.items():
            seen: dict[str, str] = {}
            for name, listed in meanings.items():
                for phrase in listed:
                    first = seen.setdefault(phrase.casefold(), name)
                    if first != name:
                        what = f"{phrase!r} stands under {first} too"
                        yield Fault(f"{pack.language}/facts.yaml", f"{group}.{name}", what)


def lacking(
    file: str, key: str, ids: Iterable[str], words: Mapping[Any, object]
) -> Iterator[Fault]:
    """Ids without words, and words without id."""
    known = set(ids)
    for missing in sorted(known - words.keys()):
        yield Fault(file, f"{key}.{missing}", "the words are missing")
    for unknown in sorted(words.keys() - known):
        yield Fault(file, f"{key}.{unknown}", "unknown id")


LOOKS: tuple[Callable[[Knowledge], Iterator[Fault]], ...] = (
    translations,
    phrase_places,
    broken_phrases,
    facets,
    groups,
    articles,
    repeated_questions,
    same_facts,
    programmes,
    programme_words,
    fact_words,
    app_commands,
    app_places,
    paper_places,
    papers,
)


def check_documents(knowledge: Knowledge, folder: Path) -> list[Fault]:
    """Whether each document is the one that the articles were written from, and says each fact."""
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for name, document in knowledge.documents.items():
        path = folder / document.file
        if not path.is_file():
            faults.append(Fault("sources.yaml", name, f"{document.file} is not in that folder"))
            continue
        content = path.read_bytes()
        texts[name] = " ".join(content.decode(errors="replace").split())
        if hashlib.sha256(content).hexdigest() != document.sha256:
            faults.append(
                Fault("sources.yaml", name, f"{document.file} has changed; read it anew")
            )
    for pack in packs(knowledge):
        for article in pack.articles.values():
            faults.extend(unproven(article, texts.get(article.head.source)))
    return sorted(faults)


def unproven(article: Article, text: str | None) -> Iterator[Fault]:
    """Facts whose quote does not stand in the document, and a place that is no heading of it."""
    if text is None:
        return
    file = article_file(article)
    if " ".join(article.head.place.split()) not in text:
        yield Fault(file, "place", f"{article.head.place!r} does not stand in the document")
    for fact in article.head.facts:
        if " ".join(fact.quote.split()) not in text:
            yield Fault(file, f"facts.{fact.id}", f"{fact.quote!r} does not stand in the document")
