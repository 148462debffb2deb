"""Cards: valid, small, readable to everybody, and literal whatever somebody has written."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.channels.teams.cards import elements as e
from bot.channels.teams.cards.replies import Cards
from dialogs.messages import Citation, Reply
from tests.chat.forms import walk
from tests.chat.house import House
from tests.gallery.scenes import IN_ENGLISH, SCENES, Card, Scene, play, say

SCHEMA = Path(__file__).parents[3] / "shared/data/adaptive-card-1.5.schema.json"
COLOURS = {"default", "good", "attention", "warning", "accent", "light", "dark"}
TEAMS_LIMIT = 28_000
SIX = 6
WORD = re.compile("[\\s\u200b]")
NASTY = (
    "[x](http://evil.example) ![y](http://evil.example/y.png)",
    "# **stort** ~~struket~~ `kod` _lutat_",
    "<at>Alla</at> <img src=x onerror=alert(1)> &amp; <b>fet</b>",
    '${secret} {{DATE(2026-10-05T08:00:00Z,SHORT)}} "}],"actions":[{',
    "\\*inte* \\[länk\\] 1. lista",
    "å" * 190,
)


def parts_of(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a card."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from parts_of(value)
    if isinstance(node, list):
        for value in node:
            yield from parts_of(value)


def of_type(card: Card, *kinds: str) -> list[dict[str, Any]]:
    return [part for part in parts_of(card) if part.get("type") in kinds]


def faults(card: Card) -> list[str]:
    """What a card has that no card of ours may have."""
    inputs = [p for p in parts_of(card) if str(p.get("type", "")).startswith("Input.")]
    actions = [p for p in parts_of(card) if str(p.get("type", "")).startswith("Action.")]
    ids = [part["id"] for part in parts_of(card) if "id" in part and "type" in part]
    colours = {p["color"] for p in parts_of(card) if "color" in p}
    required = [one for one in inputs if one["isRequired"]]
    return [
        *["no label"] * any(not one.get("label") for one in inputs),
        *["required without a word"] * any(not one.get("errorMessage") for one in required),
        *["an id twice"] * (len(ids) != len(set(ids))),
        *["a colour of its own"] * bool(colours - COLOURS),
        *["too many buttons"] * any(len(p["actions"]) > SIX for p in of_type(card, "ActionSet")),
        *["a row too long for a phone"]
        * any(sum(map(e.width, row["actions"])) > e.ROW for row in of_type(card, "ActionSet")),
        *["a button without a name"] * any(not one.get("title") for one in actions),
        *["no fallback"] * (not card.get("fallbackText")),
        *["nothing to hear"] * (not card.get("speak")),
        *["too large"] * (e.size(card) > TEAMS_LIMIT),
        *["a heading that does not wrap"]
        * any(not part.get("wrap") for part in of_type(card, "TextBlock")),
        *["no heading"] * (not of_type(card, "TextBlock") and not inputs),
    ]


@pytest.fixture(scope="module")
def schema() -> Draft7Validator | None:
    """The schema of Adaptive Cards 1.5, where it is at hand."""
    return Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))) if SCHEMA.exists() else None


def broken(card: Card, schema: Draft7Validator | None) -> list[str]:
    """Where a card does not keep to the schema."""
    return [fault.message for fault in schema.iter_errors(card)] if schema else []


@pytest.mark.parametrize("scene", [*SCENES, *IN_ENGLISH], ids=lambda scene: scene.name)
async def test_every_kind_of_card(
    house: House, scene: Scene, schema: Draft7Validator | None
) -> None:
    _, card = await play(house, scene)
    assert card
    assert faults(card) == []
    assert broken(card, schema) == []
    assert card["version"] == ("1.3" if scene.inserted else "1.5")


async def test_the_schema_bites(house: House, schema: Draft7Validator | None) -> None:
    """The control: a card with a fault does not pass."""
    if schema is None:
        pytest.skip(f"the schema of Adaptive Cards is not here ({SCHEMA})")
    _, card = await play(house, SCENES[0])
    assert card
    card["body"][0]["size"] = "enormous"
    assert broken(card, schema)


async def test_every_step_of_every_programme(house: House, schema: Draft7Validator | None) -> None:
    """Each field has a card that takes its answer; every row of the summary leads to its field."""
    cards = Cards(house.knowledge)
    for programme, form in house.knowledge.programmes.items():
        scene = Scene(programme, "", ())
        wish = house.knowledge.languages["sv"].programmes[programme].wish
        reply = await say(house, scene, wish, f"{programme} 0")
        for number, (field, value) in enumerate(walk(form)):
            card = cards.of(reply, f"{programme} {number}")
            assert card
            assert faults(card) == [] == broken(card, schema)
            assert reply.asks
            assert reply.asks.field == field.id
            answer = answer_of(card, field.kind, value)
            reply = await say(
                house, scene, answer, f"{programme} {number + 1}", f"{programme} {number}"
            )
        assert reply.asks
        assert reply.asks.field == "confirm", reply.text


def answer_of(card: Card, kind: str, value: Any) -> str:
    """What the card's own button or input sends for an answer."""
    if kind == "yes_no":
        buttons = of_type(card, "Action.Execute")
        return str(buttons[0 if value else 1]["data"]["say"])
    (put_in,) = [p for p in parts_of(card) if p.get("id") == "answer"]
    if kind == "choice":
        return str(put_in["choices"][0]["value"])
    return f"{value} månader" if kind == "months" else str(value)


async def test_every_row_of_a_summary_can_be_changed(house: House) -> None:
    scene = next(scene for scene in SCENES if scene.name == "summary")
    _, card = await play(house, scene)
    assert card
    rows = [a["data"]["say"] for a in parts_of(card) if str(a.get("tooltip", "")) and "data" in a]
    fields = house.knowledge.programmes["aspirantprogrammet"].fields
    assert len(rows) == len(fields)
    under = str(len(scene.said) - 1)
    for number, (row, field) in enumerate(zip(rows, fields, strict=True)):
        asked = await say(house, scene, row, f"row {number}", under)
        assert asked.asks
        assert asked.asks.field == field.id
        back = await say(house, scene, known(field.id), f"back {number}")
        assert back.asks
        assert back.asks.field == "confirm", back.text
        under = f"back {number}"


def known(field: str) -> str:
    answers = ("ja", "nej", "Kim Berg", "k@b.se", "Stadsbiblioteket", "Att växa.", "hoppa över")
    names = ("employed", "manager", "name", "email", "workplace", "motivation", "phone")
    return dict(zip(names, answers, strict=True))[field]


@pytest.mark.parametrize("nasty", NASTY)
async def test_i1_i2_i5_i12_what_people_write_is_shown_as_it_is(house: House, nasty: str) -> None:
    """Only in text runs, which know no Markdown, and never as what a client computes."""
    scene = Scene("nasty", "", ())
    cards = Cards(house.knowledge)
    said = ("Jag vill söka Aspirantprogrammet", "ja", "nej", "Kim Berg", "k@b.se", nasty, nasty)
    for number, text in enumerate((*said, "hoppa över")):
        reply = await say(house, scene, text, str(number))
    assert reply.asks
    assert reply.asks.field == "confirm", reply.text
    for card in (cards.of(reply, "7"), cards.used(reply, nasty)):
        assert card
        assert faults(card) == []
        assert card == json.loads(json.dumps(card))
        runs = [part["text"] for part in of_type(card, "TextRun")]
        assert any(bare(nasty) in bare(run) for run in runs)
        others = [p["text"] for p in of_type(card, "TextBlock")]
        others += [p["title"] for p in parts_of(card) if "title" in p]
        assert not any(bare(nasty)[:20] in bare(text) for text in others)
        assert not any("{{" in run for run in runs)
        assert "entities" not in json.dumps(card)
        assert not any(len(word) > 60 for run in runs for word in WORD.split(run))


def bare(text: str) -> str:
    """The text without what makes it breakable and literal, and without space."""
    return "".join(text.replace("\u200b", "").replace("\u2060", "").split())


async def test_i1_what_a_coordinator_writes_is_no_link_either(house: House) -> None:
    for day in ("2026-10-20", "2026-11-17"):
        place, when = "[Stadshuset](http://evil.example)", f"{day}T07:30"
        more = {"opens": "2026-09-01", "closes": "2026-12-01", "starts": when, "place": place}
        await house.enter("temafrukostar", **more)
    scene = Scene("place", "", ())
    reply = await say(house, scene, "Jag vill anmäla mig till temafrukostar", "0")
    (choices,) = of_type(shown(house, reply), "Input.ChoiceSet")
    assert len(choices["choices"]) == 2
    for choice, offered in zip(choices["choices"], reply.choices, strict=True):
        assert "](" not in choice["title"]
        assert choice["value"] == offered


async def test_g7_the_largest_answers_stay_below_the_limit(house: House) -> None:
    """Every text field of a form filled to its brim with letters of two bytes."""
    for programme, form in house.knowledge.programmes.items():
        scene = Scene(f"large {programme}", "", ())
        wish = house.knowledge.languages["sv"].programmes[programme].wish
        reply = await say(house, scene, wish, "0")
        for number, (field, value) in enumerate(walk(form), 1):
            if field.kind == "text" and not field.looks_like:
                value = ("åäö " * 600)[: field.longest].strip()
            text = answer_of(shown(house, reply), field.kind, value)
            reply = await say(house, scene, text, str(number), str(number - 1))
        assert reply.asks
        assert reply.asks.field == "confirm", reply.text
        card = Cards(house.knowledge).of(reply, "x")
        assert card
        assert e.size(card) + len(reply.text.encode()) < TEAMS_LIMIT


def shown(house: House, reply: Reply) -> Card:
    card = Cards(house.knowledge).of(reply, "0")
    assert card
    return card


def test_a_source_opens_with_the_words_of_the_document(house: House) -> None:
    one = Citation("Dokument", "Avsnitt", "Antagen av någon.", ("Så *står* det.",))
    card = Cards(house.knowledge).source(one, "sv")
    assert faults(card) == []
    assert not any(str(part.get("type", "")).startswith("Action.") for part in parts_of(card))
    assert "”Så *står* det.”" in [run["text"] for run in of_type(card, "TextRun")]


async def test_the_used_card_shows_no_identity_number(house: House) -> None:
    scene = Scene("number", "", ())
    reply = await say(house, scene, "Jag vill söka Aspirantprogrammet", "0")
    assert "19121212-1212" not in json.dumps(Cards(house.knowledge).used(reply, "19121212-1212"))


async def test_a_change_of_what_was_sent_offers_no_other_form(house: House) -> None:
    scene = next(scene for scene in SCENES if scene.name == "amend")
    _, card = await play(house, scene)
    assert "Ändringen gäller först" in json.dumps(card, ensure_ascii=False)
    reply = await say(house, scene, "ändra e-post", "more")
    assert reply.asks
    assert reply.asks.field == "email"
    assert "task/fetch" not in json.dumps(shown(house, reply))
