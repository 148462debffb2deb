"""Seats, the queue and offers, as a person meets them."""

import pytest

from dialogs.local_time import moment
from dialogs.ports import ApplicationState as State
from dialogs.rounds.queue import OFFER_LASTS
from tests.chat.clients import DirectChat, Seen
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter
from tests.dialogs.rounds.test_signup import BREAKFAST, fill_in

PROGRAMME = "temafrukostar"


class Someone(DirectChat):
    """One of several people, each in a conversation of their own."""

    def __init__(self, house: House, name: str) -> None:
        super().__init__(house, "sv")
        self.person = self.conversation = f"direct:{name}"

    async def registers(self) -> Seen:
        await fill_in(self, PROGRAMME, await self.send(BREAKFAST))
        return await self.send("ja")

    async def withdraws(self, yes: str = "ja") -> Seen:
        await self.send("dra tillbaka")
        return await self.send(yes)

    async def state(self) -> State:
        return (await self.house.of(self.person))[0].state


@pytest.fixture
async def three(house: House, enter: Enter) -> tuple[Someone, Someone, Someone]:
    """Three who have registered for one seat."""
    house.clock.time = moment("2026-12-07T09:00")
    await enter(PROGRAMME, starts="2027-01-20T07:30", seats=1)
    people = Someone(house, "a"), Someone(house, "b"), Someone(house, "c")
    for one in people:
        await one.registers()
    return people


async def test_receipts_and_lists_say_it(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter(PROGRAMME, starts="2027-01-20T07:30", seats=1)
    first, second = Someone(house, "a"), Someone(house, "b")
    assert "Du har en plats." in (await first.registers()).text
    heard = await second.send(BREAKFAST)
    assert "ställa dig i kön" in heard.text
    assert "fullt men med kö" in heard.text
    await fill_in(second, PROGRAMME, heard)
    assert "plats 1 i kön" in (await second.send("ja")).text
    assert "du har en plats" in (await first.send("mina ansökningar")).text
    listed = (await second.send("mina ansökningar")).text
    assert "Temafrukostar den 20 januari 2027 klockan 07.30, plats 1 i kön" in listed
    assert "Du har en plats" in (await first.send("vad händer nu?")).text
    assert "plats 1 i kön" in (await second.send("vad händer nu?")).text


@pytest.mark.parametrize("yes", ["tacka ja", "Ja", "jag tar platsen"])
async def test_an_offer_is_accepted_with_a_word(
    yes: str, three: tuple[Someone, Someone, Someone]
) -> None:
    first, second, third = three
    await first.withdraws()
    heard = await second.send("mina ansökningar")
    assert "erbjuden en plats" in heard.text
    assert "9 december 2026" in heard.text
    assert heard.choices == ("Tacka ja", "Tacka nej", "Ändra min ansökan", "Dra tillbaka")
    assert "är din" in (await second.send(yes)).text
    assert await second.state() is State.ACCEPTED
    assert "plats 1 i kön" in (await third.send("mina ansökningar")).text


@pytest.mark.parametrize("no", ["tacka nej", "nej", "jag avstår"])
async def test_an_offer_is_declined_with_a_word(
    no: str, three: tuple[Someone, Someone, Someone]
) -> None:
    first, second, third = three
    await first.withdraws()
    assert "går vidare" in (await second.send(no)).text
    assert await second.state() is State.DECLINED
    assert await third.state() is State.OFFERED


async def test_too_late(three: tuple[Someone, Someone, Someone], house: House) -> None:
    first, second, third = three
    await first.withdraws()
    house.clock.time += OFFER_LASTS
    assert "gått ut" in (await second.send("tacka ja")).text
    assert await second.state() is State.EXPIRED
    assert await third.state() is State.OFFERED
    assert "ingen erbjuden plats" in (await second.send("tacka ja")).text


async def test_an_offer_is_taken_back_once(
    three: tuple[Someone, Someone, Someone], house: House
) -> None:
    """Two replicas may look at the same time, and the second one finds it done."""
    first, second, third = three
    await first.withdraws()
    house.clock.time += OFFER_LASTS
    queue = house.conversation.queue
    async with house.store.desk() as ports:
        seen = await ports.seats.lapsed()
        await queue.expire(ports)
    async with house.store.desk() as ports:
        for one in seen:
            await queue.take_back(ports, one)
    assert len(seen) == 1
    assert [await who.state() for who in (second, third)] == [State.EXPIRED, State.OFFERED]


async def test_a_yes_in_a_form_is_no_answer_to_an_offer(
    three: tuple[Someone, Someone, Someone],
) -> None:
    first, second, _ = three
    await first.withdraws()
    await second.send("Jag vill söka Aspirantprogrammet")
    await second.send("ja")
    assert State.OFFERED in {one.state for one in await second.house.of(second.person)}
    await second.send("tacka ja")
    states = {one.state for one in await second.house.of(second.person)}
    assert states == {State.ACCEPTED, State.DRAFT}


async def test_without_an_offer_a_yes_is_what_it_was(chat: DirectChat) -> None:
    assert "väntar inte" in (await chat.send("ja")).text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("ja", ""),
        ("ja, jag har fått förhinder", "jag har fått förhinder"),
        ("ja, eftersom det krockar med ett annat möte", "eftersom det krockar med ett annat möte"),
        ("Ja, dra tillbaka", ""),
    ],
)
async def test_a_reason_if_one_likes(
    said: str, why: str, three: tuple[Someone, Someone, Someone]
) -> None:
    first, _, _ = three
    assert "skriva varför" in (await first.send("dra tillbaka")).text
    await first.send(said)
    assert await first.state() is State.WITHDRAWN
    async with first.house.store._database.read() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT why FROM application_events WHERE target = 'withdrawn'"
        )
        assert rows.scalars().all() == [why]


@pytest.mark.parametrize(
    "said",
    [
        "ja, men ändra telefon först",
        "ja, vad händer då?",
        "ja, behåll den",
        "ja, eftersom jag vill behåll den",
    ],
)
async def test_a_yes_with_something_else_behind_it_withdraws_nothing(
    said: str, three: tuple[Someone, Someone, Someone]
) -> None:
    await three[0].send("dra tillbaka")
    await three[0].send(said)
    assert await three[0].state() is State.ACCEPTED


async def test_full_without_a_queue(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter(PROGRAMME, starts="2027-01-20T07:30", seats=1, waiting_list=False)
    first, second, third = (Someone(house, name) for name in "abc")
    await fill_in(second, PROGRAMME, await second.send(BREAKFAST))
    await first.registers()
    heard = await second.send("ja")
    assert "alla platser" in heard.text
    assert await second.state() is State.DRAFT
    heard = await third.send(BREAKFAST)
    assert "alla platser" in heard.text
    assert await house.of(third.person) == []
    assert "Jag säger till" in (await third.press(heard, "Säg till när den öppnar")).text
