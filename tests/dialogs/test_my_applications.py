import pytest
from sqlalchemy import update

from bot.storage.tables import applications
from dialogs.messages import Outcome
from dialogs.ports import ApplicationState
from tests.chat.clients import DirectChat, Seen
from tests.chat.forms import typed, walk
from tests.chat.house import House
from tests.dialogs.paths import go


async def apply(chat: DirectChat, programme: str) -> Seen:
    words = chat.house.knowledge.languages["sv"].programmes[programme]
    fields = walk(chat.house.knowledge.programmes[programme])
    answers = [typed(field, value, words) for field, value in fields]
    return await go(chat, words.wish, *answers, "ja")


async def number_of(house: House, programme: str) -> str:
    numbers = [a.number for a in await house.received() if a.programme == programme]
    assert numbers[-1]
    return numbers[-1]


async def test_nothing_yet(chat: DirectChat) -> None:
    heard = await chat.send("mina ansökningar")
    assert heard.outcome is Outcome.COMMAND
    assert "inga ansökningar" in heard.text
    heard = await chat.send("dra tillbaka")
    assert "inte skickat in något" in heard.text
    assert heard.choices == ()


async def test_drafts_and_applications_are_told_apart(chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("Jag vill söka Ledarskapsprogrammet")
    await chat.send("avbryt")
    await chat.send("Spara till senare")
    heard = await chat.send("mina ansökningar")
    assert "Ledarskapsprogrammet, utkast" in heard.text
    assert f"nummer {await number_of(house, 'chefsarenan')}" in heard.text
    assert heard.choices == ("Fortsätt", "Ändra min ansökan", "Dra tillbaka")


async def test_a_round_without_a_day_is_said_to_be_called_off(
    chat: DirectChat, house: House
) -> None:
    one = await house.enter("mentorprogrammet", opens="2026-10-01", closes="2026-12-01")
    await apply(chat, "mentorprogrammet")
    async with house.store.desk() as ports:
        await house.conversation.desk.cancel(ports, one)
    assert "Mentorprogrammet (inställt), nummer" in (await chat.send("mina ansökningar")).text


@pytest.mark.parametrize("no", ["nej", "nä", "Nej, behåll"])
async def test_kept(no: str, chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    heard = await chat.send("dra tillbaka")
    assert await number_of(house, "chefsarenan") in heard.text
    heard = await chat.send(no)
    assert "kvar" in heard.text
    (application,) = await house.received()
    assert application.state is ApplicationState.SUBMITTED


@pytest.mark.parametrize("yes", ["ja", "japp", "Ja, dra tillbaka"])
async def test_withdrawn(yes: str, chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("dra tillbaka min ansökan")
    heard = await chat.send(yes)
    number = await number_of(house, "chefsarenan")
    assert number in heard.text
    (application,) = await house.received()
    assert application.state is ApplicationState.WITHDRAWN
    heard = await chat.send("mina ansökningar")
    assert f"tillbakadragen, nummer {number}" in heard.text
    assert heard.choices == ()


@pytest.mark.parametrize(
    "breakfast",
    [
        "TEM-2345-6789",
        "TEM-8E5E-7KHT",
    ],
)
async def test_which_of_several(breakfast: str, chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    await apply(chat, "temafrukostar")
    async with house.store._database.write() as connection:
        of_breakfast = applications.c.programme == "temafrukostar"
        await connection.execute(update(applications).where(of_breakfast).values(number=breakfast))
    heard = await chat.send("dra tillbaka")
    assert breakfast in heard.choices
    assert len(heard.choices) == 2
    heard = await chat.press(heard, breakfast)
    assert "Vill du dra tillbaka det du har skickat in till Temafrukostar" in heard.text
    await chat.send("ja")
    states = {one.programme: one.state for one in await house.received()}
    assert states == {
        "chefsarenan": ApplicationState.SUBMITTED,
        "temafrukostar": ApplicationState.WITHDRAWN,
    }


async def test_something_else_instead_of_an_answer_withdraws_nothing(
    chat: DirectChat, house: House
) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("dra tillbaka")
    heard = await chat.send("ledarpolicyn")
    assert heard.topic == "ledarpolicy"
    await chat.send("ja")
    (application,) = await house.received()
    assert application.state is ApplicationState.SUBMITTED


async def test_an_application_to_a_programme_that_is_no_more(
    chat: DirectChat, house: House
) -> None:
    async with house.store.turn("x") as record:
        draft = await record.applications.begin(chat.person, "gone", "")
        await record.applications.submit(draft)
    heard = await chat.send("mina ansökningar")
    assert "gone" in heard.text
    assert "nummer GON" in heard.text


async def test_a_draft_of_a_programme_that_is_no_more(chat: DirectChat, house: House) -> None:
    async with house.store.turn("x") as record:
        await record.applications.begin(chat.person, "gone", "")
    for text in ("mina ansökningar", "fortsätt", "vad är chefsarenan?"):
        assert (await chat.send(text)).text
