"""What every programme must stand at every step, for free: nothing here names one of them."""

from collections.abc import Awaitable, Callable

import pytest

from dialogs.messages import Outcome
from tests.chat.clients import CHANNELS, DirectChat, Seen
from tests.chat.forms import typed, walk
from tests.chat.house import House
from tests.known import knowledge

PROGRAMMES = sorted(knowledge().programmes)
Way = Callable[["Person"], Awaitable[None]]


class Person:
    """Somebody who fills in a programme's form, and checks each time that nothing was lost."""

    def __init__(self, house: House, name: str) -> None:
        self.house = house
        self.name = name
        self.programme = house.knowledge.programmes[name]
        self.words = house.knowledge.languages["sv"].programmes[name]
        self.chat = DirectChat(house, "sv")
        self.given: dict[str, object] = {}
        self.open_step = ("", 0)

    async def fill_in(self, disturbed: Way) -> None:
        """The whole way to the receipt, disturbed at every step."""
        heard = await self.send(self.words.wish)
        for field, value in walk(self.programme):
            self.is_asked(heard, field.id)
            await disturbed(self)
            await self.nothing_is_lost()
            heard = await self.send(typed(field, value, self.words))
            self.given[field.id] = value
        self.is_asked(heard, "confirm")
        await disturbed(self)
        await self.nothing_is_lost()
        heard = await self.chat.send("ja")
        assert heard.asks is None
        (received,) = await self.house.received()
        assert received.answers == self.given
        assert received.number
        assert received.number in heard.text

    def is_asked(self, heard: Seen, field: str) -> None:
        assert heard.asks, heard.text
        assert (heard.asks.field, heard.asks.programme) == (field, self.name), heard.text

    async def nothing_is_lost(self) -> None:
        draft = await self.house.draft(self.chat.person, self.name)
        assert draft
        assert draft.answers == self.given

    async def comes_back(self, text: str, outcome: Outcome | None = None) -> None:
        """A message that is no answer: answered, and the same step asked again."""
        heard = await self.chat.send(text)
        self.is_asked_again(heard)
        assert outcome is None or heard.outcome is outcome

    def is_asked_again(self, heard: Seen) -> None:
        assert heard.asks, heard.text
        assert (heard.asks.field, heard.asks.step) == self.open_step

    async def send(self, text: str) -> Seen:
        """Say something that leads on, and remember to which step."""
        heard = await self.chat.send(text)
        self.open_step = (heard.asks.field, heard.asks.step) if heard.asks else ("", 0)
        return heard


async def empty_and_help(person: Person) -> None:
    for nothing in ("", "  \n", "😀 ... <> \x00"):
        await person.comes_back(nothing, Outcome.SMALLTALK)
    await person.comes_back("hjälp", Outcome.SMALLTALK)


async def question(person: Person) -> None:
    await person.comes_back("Vad är ledarpolicyn?", Outcome.ANSWER)
    await person.comes_back("lång text " * 201)


async def cancel(person: Person) -> None:
    heard = await person.chat.send("avbryt")
    person.is_asked(heard, "leave")
    await person.nothing_is_lost()
    person.is_asked_again(await person.chat.press(heard, "Nej, fortsätt"))
    heard = await person.chat.send("avbryt")
    heard = await person.chat.press(heard, "Spara till senare")
    assert heard.asks is None
    person.is_asked_again(await person.chat.send("fortsätt"))


async def restart(person: Person) -> None:
    await person.chat.restart()
    await person.comes_back("fortsätt")


async def language(person: Person) -> None:
    await person.comes_back("in English please", Outcome.COMMAND)
    await person.comes_back("på svenska tack", Outcome.COMMAND)


WAYS = (empty_and_help, question, cancel, restart, language)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("programme", PROGRAMMES)
async def test_disturbed_at_every_step(programme: str, way: Way, house: House) -> None:
    await Person(house, programme).fill_in(way)


@pytest.mark.parametrize("programme", PROGRAMMES)
async def test_every_button_is_understood(programme: str, house: House) -> None:
    """In the terminal, where a button is a number: every choice of every step leads on."""
    words = house.knowledge.languages["sv"].programmes[programme]
    chat = CHANNELS["terminal"](house)
    await chat.connect()
    heard = await chat.send(words.wish)
    for field, value in walk(house.knowledge.programmes[programme]):
        said = typed(field, value, words)
        button = next((choice for choice in heard.choices if choice.lower() == said.lower()), None)
        assert button or field.kind not in ("yes_no", "choice"), heard.choices
        button = button or (None if field.required else "Hoppa över")
        heard = await (chat.press(heard, button) if button else chat.send(said))
    heard = await chat.press(heard, "Ändra")
    heard = await chat.press(heard, words.fields["name"].label)
    heard = await chat.send("Robin Ek")
    heard = await chat.press(heard, "Avbryt")
    heard = await chat.press(heard, "Nej, fortsätt")
    heard = await chat.press(heard, "Ja, skicka in")
    heard = await chat.press(heard, "Mina ansökningar")
    assert words.title in heard.text
    heard = await chat.press(heard, "Dra tillbaka")
    heard = await chat.press(heard, "Ja, dra tillbaka")
    await chat.hang_up()
    (application,) = await house.received()
    assert application.state.value == "withdrawn"
    assert application.answers["name"] == "Robin Ek"
