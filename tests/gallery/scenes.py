"""Conversations that end with a card of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from bot.channels.links import Links
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.extension import Extension
from dialogs.catalogue import Catalogue
from dialogs.messages import Language, Message, Person, Reply
from tests.chat.house import House

ASPIRANT = (
    "Jag vill söka Aspirantprogrammet",
    "Ja",
    "Nej",
    "Kim Berg",
    "kim.berg@vasteras.se",
    "Stadsbiblioteket",
    "Jag vill få andra att växa.",
    "Hoppa över",
)
ENGLISH_ASPIRANT = (
    "I want to apply for Aspirantprogrammet",
    "Yes",
    "No",
    "Kim Berg",
    "kim.berg@vasteras.se",
    "Stadsbiblioteket",
    "I want to help others grow.",
    "Skip",
)
AMENDED = ("ändra telefon i min ansökan", "021-39 00 00")
ENGLISH_AMENDED = ("change phone in my application", "021-39 00 00")
BREAKFASTS = tuple(
    {
        "programme": "temafrukostar",
        "opens": "2026-09-01",
        "closes": "2026-12-01",
        "starts": f"{day}T07:30",
        "place": "Stadshuset",
    }
    for day in ("2026-10-20", "2026-11-17", "2026-12-08")
)
Card = dict[str, Any]
ENGLISH = "-english"
"""What the name of a scene in English ends with."""


@dataclass(frozen=True)
class Scene:
    """What is said, in order, and which round there is."""

    name: str
    shows: str
    said: tuple[str, ...]
    english: tuple[str, ...] = ()
    """The same, said in English."""
    language: Language = "sv"
    rounds: tuple[Mapping[str, str], ...] = ()
    press: str | None = None
    """The button of the last card that is pressed: the picture is of the used card."""
    late: bool = False
    """The picture is of the first card, pressed once the talk has moved on."""
    inserted: str | None = None
    """The picture is of that topic, as it is inserted into a chat with somebody else."""
    unfolded: bool = False
    """The picture has in it what a button unfolds."""
    sheet: str | None = None
    """The picture is of that programme's whole form."""

    @property
    def plain_name(self) -> str:
        """Its name, whatever the language."""
        return self.name.removesuffix(ENGLISH)

    def in_english(self) -> Self:
        """The same scene with somebody who writes English."""
        name, shows = f"{self.name}{ENGLISH}", f"{self.shows}, in English"
        return replace(self, name=name, shows=shows, said=self.english, language="en")


SCENES = (
    Scene(
        "answer",
        "An answer: its source, and the ways on",
        ("Vem kan få en mentor?",),
        ("Who can get a mentor?",),
    ),
    Scene(
        "answer-source",
        "The same with its source unfolded",
        ("Vem kan få en mentor?",),
        ("Who can get a mentor?",),
        unfolded=True,
    ),
    Scene(
        "inserted",
        "A topic, inserted into a chat with somebody else",
        ("hej",),
        ("hello",),
        inserted="mentorprogrammet",
    ),
    Scene(
        "choices",
        "Several topics that may be meant",
        ("vad finns det för stöd",),
        ("what support is there",),
    ),
    Scene(
        "which",
        "Several occasions to choose among",
        ("Jag vill anmäla mig till temafrukostar",),
        ("I want to sign up for Temafrukostar",),
        rounds=BREAKFASTS,
    ),
    Scene(
        "verdict",
        "Whether somebody may join, rule by rule",
        ("Kan jag få en mentor? Jag har varit chef i åtta månader",),
        ("Can I get a mentor? I have been a manager for eight months",),
    ),
    Scene(
        "verdict-open",
        "The same where one answer is lacking",
        ("Kan jag få en mentor? Jag har varit chef i tre år",),
        ("Can I get a mentor? I have been a manager for three years",),
    ),
    Scene("step-yes-no", "A step: yes or no", ASPIRANT[:1], ENGLISH_ASPIRANT[:1]),
    Scene(
        "step-text",
        "A step: a short text, with what is known already",
        ASPIRANT[:3],
        ENGLISH_ASPIRANT[:3],
    ),
    Scene("step-long", "A step: a longer text", ASPIRANT[:6], ENGLISH_ASPIRANT[:6]),
    Scene(
        "step-choice",
        "A step: a choice",
        ("Jag vill söka Mentorprogrammet", "ja", "3 år"),
        ("I want to apply for Mentorprogrammet", "yes", "3 years"),
    ),
    Scene(
        "step-used",
        "The same once it has been answered",
        ASPIRANT[:3],
        ENGLISH_ASPIRANT[:3],
        press="Kim Berg",
    ),
    Scene(
        "step-late",
        "A card that was pressed too late",
        (*ASPIRANT[:2], "avbryt", "ja"),
        (*ENGLISH_ASPIRANT[:2], "cancel", "yes"),
        late=True,
    ),
    Scene("summary", "The summary", ASPIRANT, ENGLISH_ASPIRANT),
    Scene(
        "summary-rows",
        "The same with its answers unfolded",
        ASPIRANT,
        ENGLISH_ASPIRANT,
        unfolded=True,
    ),
    Scene(
        "change",
        "Which answer to change",
        (*ASPIRANT, "ändra"),
        (*ENGLISH_ASPIRANT, "change"),
    ),
    Scene(
        "leave",
        "Whether to leave",
        (*ASPIRANT[:3], "avbryt"),
        (*ENGLISH_ASPIRANT[:3], "cancel"),
    ),
    Scene("receipt", "The receipt", (*ASPIRANT, "ja"), (*ENGLISH_ASPIRANT, "yes")),
    Scene(
        "amend",
        "A change of what has been sent",
        (*ASPIRANT, "ja", *AMENDED),
        (*ENGLISH_ASPIRANT, "yes", *ENGLISH_AMENDED),
    ),
    Scene(
        "applications",
        "My applications",
        (*ASPIRANT, "ja", "jag vill söka mentorprogrammet", "pausa", "mina ansökningar"),
        (
            *ENGLISH_ASPIRANT,
            "yes",
            "I want to apply for Mentorprogrammet",
            "pause",
            "my applications",
        ),
    ),
    Scene(
        "closed",
        "A round that is not open",
        ("Jag vill söka Ledarskapsprogrammet",),
        ("I want to apply for Ledarskapsprogrammet",),
        rounds=(
            {
                "programme": "ledarskapsprogrammet",
                "opens": "2026-11-02",
                "closes": "2026-11-30",
            },
        ),
    ),
    Scene(
        "form",
        "The whole form in its own window",
        ASPIRANT[:1],
        ENGLISH_ASPIRANT[:1],
        sheet="aspirantprogrammet",
    ),
)
IN_ENGLISH = tuple(scene.in_english() for scene in SCENES)


async def say(house: House, scene: Scene, text: str, key: str, under: str | None = None) -> Reply:
    """One message of a scene, whose person is somebody of its own."""
    who = Person(f"gallery:{scene.name}", "Kim Berg")
    now = house.clock.now()
    message = Message(text, who, scene.name, now, key, scene.language, under=under)
    reply = (await house.turns.take(message)).reply
    assert reply
    return reply


async def play(house: House, scene: Scene) -> tuple[Reply, Card | None]:
    """The last reply of a scene, and the card that its picture shows."""
    for one in scene.rounds:
        await house.enter(**one)
    cards, replies = Cards(house.knowledge), []
    for number, text in enumerate(scene.said):
        replies.append(await say(house, scene, text, str(number)))
    reply, last = replies[-1], str(len(scene.said) - 1)
    if scene.late:
        return replies[0], cards.late(await say(house, scene, scene.said[1], "late", under="0"))
    if scene.press:
        return reply, cards.used(reply, scene.press)
    if scene.inserted:
        catalogue = Catalogue(house.knowledge, house.conversation.languages.books)
        extension = Extension(catalogue, Links(catalogue, "28-app"), cards.words)
        return reply, extension.card(catalogue.leaf(scene.inserted, scene.language))
    if scene.sheet:
        who = Person(f"gallery:{scene.name}", "Kim Berg")
        message = Message("", who, scene.name, house.clock.now(), None, scene.language)
        sheet = await house.turns.sheet(message, scene.sheet)
        assert sheet
        return reply, cards.sheet(sheet, {})
    return reply, cards.of(reply, last)
