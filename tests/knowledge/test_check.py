"""The real files are in order; each thing broken in a copy of them is told, and nothing else."""

import hashlib
from pathlib import Path

import pytest

from bot.channels.teams.cards.drawing import ANSWER
from bot.export import FIXED
from knowledge.check import KnowledgeFaults, check, check_documents, load
from knowledge.load import read
from knowledge.model import RESERVED
from tests.knowledge.conftest import Change

ONE = "sv/articles/temafrukostar.md"
OTHER = "en/articles/temafrukostar.md"


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder)]


def test_the_real_files_are_in_order(folder: Path) -> None:
    assert faults(folder) == []


BROKEN = {
    "missing place of an article": (
        ONE,
        "place: Chefsmöten och nätverksträffar\n",
        "",
        [f"{ONE}: place: Field required"],
    ),
    "unknown key of an article": (
        ONE,
        "title: Temafrukostar\n",
        "title: Temafrukostar\ncolour: blue\n",
        [f"{ONE}: colour: unknown key"],
    ),
    "unknown key of a programme": (
        "programmes/temafrukostar.yaml",
        "order: 8",
        "order: 8\nseats: 10",
        ["programmes/temafrukostar.yaml: seats: unknown key"],
    ),
    "a command of the app that is not understood": (
        "sv/app.yaml",
        "title: Hjälp,",
        "title: Undsättning,",
        ["sv/app.yaml: commands.help.title: 'Undsättning' is not understood as help"],
    ),
    "an app without a place to turn to": (
        "en/app.yaml",
        "{support}",
        "{host}",
        ["en/app.yaml: description.full: must have the place {support} and no other"],
    ),
    "a name of the app that is too long": (
        "sv/app.yaml",
        "short: Chefslotsen",
        "short: Chefslotsen för alla chefer i Västerås",
        ["sv/app.yaml: name.short: String should have at most 30 characters"],
    ),
    "a paper with an unknown time": (
        "en/papers/privacy.md",
        "{after_closing} days",
        "{years} days",
        ["en/papers/privacy.md: What is stored, and for how long: unknown place {years}"],
    ),
    "a paper that lacks a section": (
        "en/papers/terms.md",
        "## Using it well",
        "Using it well",
        ["en/papers/terms.md: has not as many sections as that of sv"],
    ),
    "repeated key": (
        "sv/synonyms.yaml",
        "apt: [arbetsplatsträffar]",
        "apt: [arbetsplatsträffar]\napt: [möten]",
        ["sv/synonyms.yaml: the key 'apt' is repeated"],
    ),
    "repeated question": (
        ONE,
        '- "Vad är Temafrukostar?"',
        '- "Vad är Temafrukostar?"\n    - "vad är chefsarenan"',
        [f"{ONE}: questions: 'vad är chefsarenan' stands in sv/articles/chefsarenan.md too"],
    ),
    "too few questions": (
        "sv/articles/kontakt.md",
        "questions:",
        "questions: {what: [En fråga]}\nold:",
        ["sv/articles/kontakt.md: old: unknown key", "sv/articles/kontakt.md: questions"],
    ),
    "missing phrase": (
        "en/phrases.yaml",
        "signup.skip: Skip\n",
        "",
        ["en/phrases.yaml: signup.skip: the translation is missing"],
    ),
    "missing place in a phrase": (
        "en/phrases.yaml",
        "Step {step} of {steps}",
        "Step {step}",
        ["en/phrases.yaml: signup.step: the place {steps} is missing"],
    ),
    "unknown source": (
        ONE,
        "source: B",
        "source: Z",
        [f"{OTHER}: place: source and place differ", f"{ONE}: source: unknown document 'Z'"],
    ),
    "unknown topic": (
        ONE,
        "see_also: [chefsarenan,",
        "see_also: [chefsarena,",
        [f"{ONE}: see_also: unknown topic 'chefsarena'"],
    ),
    "no name for the middle of a sentence": (
        ONE,
        "called: temafrukostarna",
        "",
        [f"{ONE}: called: Field required"],
    ),
    "way on to no section": (
        "sv/articles/kontakt.md",
        "ways_on: []",
        "ways_on: [cost]",
        ["sv/articles/kontakt.md: ways_on: the article has no section 'cost'"],
    ),
    "unknown heading": (
        ONE,
        "## Vad är det?",
        "## Vad är det för något?",
        [
            f"{OTHER}: what: stands in one language only",
            f"{ONE}: Vad är det för något?: no facet has this heading",
            f"{ONE}: facts.breakfast: the article does not say",
            f"{ONE}: facts.gives: the article does not say",
            f"{ONE}: must begin with the section 'Vad är det?'",
            f"{ONE}: questions.what: the article has no such section",
        ],
    ),
    "number that differs": (
        "en/articles/mentorprogrammet.md",
        "## What is it?\n",
        "## What is it?\nIt has 12 places. ",
        ["en/articles/mentorprogrammet.md: what: numbers differ: sv [], en ['12']"],
    ),
    "fact that is not told": (
        ONE,
        "says: Stadshusets restaurang",
        "says: Stadshusets matsal",
        [f"{ONE}: facts.place: the article does not say 'Stadshusets matsal'"],
    ),
    "fact that differs": (
        ONE,
        "value: Stadshusets restaurang",
        "value: Stadshusets matsal",
        [f"{OTHER}: facts.place: differs from {ONE}"],
    ),
    "rule on an unknown field": (
        "programmes/aspirantprogrammet.yaml",
        "{id: not_manager, field: manager,",
        "{id: not_manager, field: boss,",
        [
            "programmes/aspirantprogrammet.yaml: rules.not_manager.field: unknown field 'boss'",
        ],
    ),
    "rule from an unknown source": (
        "programmes/aspirantprogrammet.yaml",
        'equals: "no", source: B',
        'equals: "no", source: Q',
        [
            "programmes/aspirantprogrammet.yaml: rules.not_manager.source: unknown document 'Q'",
        ],
    ),
    "rule without a condition": (
        "programmes/temafrukostar.yaml",
        'equals: "yes", ',
        "",
        ["programmes/temafrukostar.yaml: rules.manager: needs either equals or at_least"],
    ),
    "repeated field": (
        "programmes/temafrukostar.yaml",
        "  - {id: workplace, kind: text, looks_like: workplace}\n",
        "  - {id: workplace, kind: text}\n  - {id: workplace, kind: text}\n",
        ["programmes/temafrukostar.yaml: fields.workplace: the id is repeated"],
    ),
    "unknown kind of field": (
        "programmes/temafrukostar.yaml",
        "{id: workplace, kind: text, looks_like: workplace}",
        "{id: workplace, kind: colour}",
        [
            "en/programmes/temafrukostar.yaml: there is no programmes/temafrukostar.yaml",
            "programmes/temafrukostar.yaml: fields.3.kind: Input should be 'text'",
            "sv/programmes/temafrukostar.yaml: there is no programmes/temafrukostar.yaml",
        ],
    ),
    "words for an unknown field": (
        "programmes/temafrukostar.yaml",
        "{id: workplace, kind: text, looks_like: workplace}",
        "{id: office, kind: text}",
        [
            "en/programmes/temafrukostar.yaml: fields.office: the words are missing",
            "en/programmes/temafrukostar.yaml: fields.workplace: unknown id",
            "sv/programmes/temafrukostar.yaml: fields.office: the words are missing",
            "sv/programmes/temafrukostar.yaml: fields.workplace: unknown id",
        ],
    ),
    "choice without words": (
        "programmes/mentorprogrammet.yaml",
        "choices: [permanent, fixed_term]",
        "choices: [permanent, fixed_term, hourly]",
        [
            "en/programmes/mentorprogrammet.yaml: fields.employment.choices.hourly: the words are",
            "sv/programmes/mentorprogrammet.yaml: fields.employment.choices.hourly: the words are",
        ],
    ),
    "facet that points at none": (
        "sv/facets.yaml",
        "instead: [what, gives, why]",
        "instead: [what, gives, whyy]",
        ["sv/facets.yaml: purpose.instead: unknown facet 'whyy'"],
    ),
    "facet that does not name the topic": (
        "sv/facets.yaml",
        "missing: Mina källor förklarar inte {topic}.",
        "missing: Mina källor förklarar inte det.",
        ["sv/facets.yaml: what.missing: must have the place {topic} and no other"],
    ),
    "closer words for what is missing with a strange place": (
        "sv/facets.yaml",
        "missing: Mina källor anger inga klockslag för {topic}.",
        "missing: Mina källor anger inga klockslag för {title}.",
        ["sv/facets.yaml: dates.in_detail.clock: can have no place but {topic}"],
    ),
    "a gap that an unknown topic speaks of": (
        "sv/facets.yaml",
        "      topic: chefsarenan",
        "      topic: direktoren",
        ["sv/facets.yaml: people.in_detail.city_director.topic: unknown topic 'direktoren'"],
    ),
    "no front matter": (
        ONE,
        "---\n",
        "",
        [
            f"{ONE}: must begin with front matter",
            f"{ONE}: the translation is missing",
        ],
    ),
    "a digit for a word": (
        "sv/vocabulary.yaml",
        "months: {januari: 1,",
        "months: {januari: ett,",
        ["sv/vocabulary.yaml: months.januari: Input should be a valid integer"],
    ),
    "whole sentences for a section that is not there": (
        "sv/articles/ledarskapsprogrammet.md",
        '  how_long: "Ledarskapsprogrammet',
        '  how_wide: "Ledarskapsprogrammet',
        ["sv/articles/ledarskapsprogrammet.md: whole.how_wide: the article has no such section"],
    ),
    "whole sentences that leave a fact out": (
        "sv/articles/ledarskapsprogrammet.md",
        'Ledarskapsprogrammet pågår i ungefär ett år."',
        'Ledarskapsprogrammet pågår länge."',
        ["sv/articles/ledarskapsprogrammet.md: whole.how_long: leaves out 'ungefar ett ar'"],
    ),
    "a value that nobody can put as so": (
        "sv/vocabulary.yaml",
        "  unnamed: [becoming,",
        "  unnamed: [kings,",
        ["sv/vocabulary.yaml: premises: Value error, no values of claims: kings"],
    ),
}


FOLLOWING = (
    "unknown topic",
    ".md: the translation is missing",
    "temafrukostar.yaml: the translation is missing",
    "tells of it",
    "there is no programmes/temafrukostar.yaml",
)
"""What is told besides where a whole file cannot be read."""


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, folder: Path, change: Change) -> None:
    file, old, new, expected = BROKEN[name]
    change(file, old, new)
    found = faults(folder)
    for told in expected:
        assert any(fault.startswith(told) for fault in found), f"{told}\n is not in\n{found}"
    others = [f for f in found if not any(f.startswith(told) for told in expected)]
    assert [f for f in others if not any(word in f for word in FOLLOWING)] == []


def test_what_is_reserved_is_what_the_export_and_the_cards_use() -> None:
    assert {*FIXED, "changed", ANSWER, "say", "under", "chefslotsen"} == RESERVED


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_field_cannot_be_called_like_a_column_or_a_word_of_the_cards(
    name: str, folder: Path, change: Change
) -> None:
    change("programmes/temafrukostar.yaml", "id: theme", f"id: {name}")
    told = f"programmes/temafrukostar.yaml: fields.{name}: the export and the cards"
    assert any(fault.startswith(told) for fault in faults(folder))


def test_several_faults_are_told_at_once_and_in_order(folder: Path, change: Change) -> None:
    change(ONE, "source: B", "source: Z")
    change("sv/phrases.yaml", "signup.skip: Hoppa över\n", "")
    change("en/phrases.yaml", "Step {step} of {steps}", "Step {step}")
    change("programmes/temafrukostar.yaml", "order: 8", "order: 8\nseats: 10")
    found = faults(folder)
    assert found == sorted(found)
    for told in (
        f"{ONE}: source: unknown document 'Z'",
        "sv/phrases.yaml: signup.skip: the translation is missing",
        "en/phrases.yaml: signup.step: the place {steps} is missing",
        "programmes/temafrukostar.yaml: seats: unknown key",
    ):
        assert told in found


@pytest.mark.parametrize("name", ["phrases", "facets", "page", "vocabulary", "synonyms"])
def test_a_missing_file_is_told(name: str, folder: Path) -> None:
    (folder / "en" / f"{name}.yaml").unlink()
    assert f"en/{name}.yaml: the file is missing" in faults(folder)


def test_a_missing_translation_is_told(folder: Path) -> None:
    (folder / OTHER).unlink()
    found = faults(folder)
    assert f"{OTHER}: the translation is missing" in found


def test_missing_words_of_a_programme_are_told(folder: Path) -> None:
    (folder / "sv/programmes/temafrukostar.yaml").unlink()
    assert set(faults(folder)) == {
        "sv/programmes/temafrukostar.yaml: the translation is missing",
        "sv/programmes/temafrukostar.yaml: the words are missing",
    }


def test_a_programme_without_words_is_told(folder: Path, change: Change) -> None:
    for language in ("sv", "en"):
        (folder / language / "programmes/temafrukostar.yaml").unlink()
    assert faults(folder) == [
        f"{language}/programmes/temafrukostar.yaml: the words are missing"
        for language in ("en", "sv")
    ]


def test_broken_files_are_not_loaded(folder: Path, change: Change) -> None:
    assert len(load(folder).programmes) == 8
    change(ONE, "source: B", "source: Z")
    with pytest.raises(KnowledgeFaults) as broken:
        load(folder)
    assert [str(fault) for fault in broken.value.faults] == faults(folder)


@pytest.mark.parametrize("file", ["facets", "vocabulary", "facts", "synonyms", "groups"])
def test_a_file_that_cannot_be_read_is_told_without_what_follows(file: str, folder: Path) -> None:
    path = folder / f"sv/{file}.yaml"
    path.write_text(f"{path.read_text('utf-8')}\na: [\n", "utf-8")
    with pytest.raises(KnowledgeFaults) as broken:
        load(folder)
    assert [fault.file for fault in broken.value.faults] == [f"sv/{file}.yaml"]
    assert set(map(str, broken.value.faults)) <= set(faults(folder))


@pytest.mark.parametrize("phrase", ["Steg {step", "Steg {} av {}"])
def test_a_phrase_with_broken_places_is_a_fault(phrase: str, folder: Path, change: Change) -> None:
    change("sv/phrases.yaml", "signup.step: Steg {step} av {steps}", f'signup.step: "{phrase}"')
    change("en/phrases.yaml", "signup.step: Step {step} of {steps}", f'signup.step: "{phrase}"')
    assert any("phrases.yaml: signup.step" in fault for fault in faults(folder))


def test_an_unknown_topic_of_a_group_is_a_fault(folder: Path, change: Change) -> None:
    change("sv/groups.yaml", "topics: [chefsarenan, temafrukostar]", "topics: [x, temafrukostar]")
    assert any("sv/groups.yaml" in fault for fault in faults(folder))


def test_an_unknown_topic_of_a_list_is_a_fault(folder: Path, change: Change) -> None:
    change("sv/articles/krav-pa-chefer.md", "lists: [stod-och", "lists: [x, stod-och")
    assert any("sv/articles/krav-pa-chefer.md: lists" in fault for fault in faults(folder))


class TestDocuments:
    """The documents here are made of what the articles quote; the real ones are not needed."""

    @pytest.fixture
    def documents(self, folder: Path, tmp_path: Path, change: Change) -> Path:
        """A folder of documents that prove every fact, and hashes that fit."""
        knowledge, _ = read(folder)
        place = tmp_path / "documents"
        place.mkdir()
        for name, document in knowledge.documents.items():
            said = [
                line
                for pack in knowledge.languages.values()
                for article in pack.articles.values()
                if article.head.source == name
                for line in (article.head.place, *(fact.quote for fact in article.head.facts))
            ]
            content = "\n".join(said).encode()
            (place / document.file).write_bytes(content)
            change("sources.yaml", document.sha256, hashlib.sha256(content).hexdigest())
        return place

    def told(self, folder: Path, documents: Path) -> list[str]:
        return [str(fault) for fault in check_documents(read(folder)[0], documents)]

    def test_all_facts_are_proven(self, folder: Path, documents: Path) -> None:
        assert faults(folder) == []
        assert self.told(folder, documents) == []

    def test_a_changed_document_is_told(self, folder: Path, documents: Path) -> None:
        file = read(folder)[0].documents["B"].file
        with (documents / file).open("a") as document:
            document.write("Nytt.")
        assert self.told(folder, documents) == [
            f"sources.yaml: B: {file} has changed; read it anew"
        ]

    def test_a_missing_document_is_told(self, folder: Path, documents: Path) -> None:
        file = read(folder)[0].documents["A"].file
        (documents / file).unlink()
        assert self.told(folder, documents) == [f"sources.yaml: A: {file} is not in that folder"]

    def test_an_unproven_fact_is_told(self, folder: Path, documents: Path, change: Change) -> None:
        change(ONE, "quote: i Stadshusets restaurang", "quote: i Rådhusets restaurang")
        assert self.told(folder, documents) == [
            f"{ONE}: facts.place: 'i Rådhusets restaurang' does not stand in the document"
        ]

    def test_an_unknown_place_is_told(self, folder: Path, documents: Path, change: Change) -> None:
        for file in (ONE, OTHER):
            change(file, "place: Chefsmöten och nätverksträffar", "place: Chefsluncher")
        assert self.told(folder, documents) == [
            f"{file}: place: 'Chefsluncher' does not stand in the document"
            for file in (OTHER, ONE)
        ]
