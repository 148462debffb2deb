"""However often something is pressed or delivered, and wherever: one application."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.turn import Taken
from dialogs.messages import FilledForm, Message, Person, Pressed
from dialogs.ports import Application
from tests.chat.conftest import Desk
from tests.chat.forms import walk
from tests.chat.house import House
from tests.known import knowledge

PROGRAMME = "ledarskapsprogrammet"
FORM = FilledForm(PROGRAMME, {f.id: v for f, v in walk(knowledge().programmes[PROGRAMME])})
DEVICES = 8
TRIES = 10
"""How often the control may be run until the race is lost."""


Way = Callable[["Applicant"], Awaitable[None]]


class Applicant:
    """One person, at as many devices as they like."""

    def __init__(self, house: House, name: str = "kim") -> None:
        self.house = house
        self.person = Person(name)

    async def say(
        self, words: str, key: str, device: str = "phone", under: Pressed | None = None
    ) -> Taken:
        now = self.house.clock.now()
        place = f"{self.person.id}:{device}"
        message = Message(words, self.person, place, now, key, "sv", pressed=under)
        return await self.house.turns.take(message)

    async def fill_in(self, key: str, device: str = "phone") -> Taken:
        now = self.house.clock.now()
        place = f"{self.person.id}:{device}"
        message = Message("", self.person, place, now, key, "sv", form=FORM)
        return await self.house.turns.take(message)

    async def whole_way(self, device: str) -> None:
        """The form and its yes, whatever other devices do meanwhile."""
        await self.fill_in("form", device)
        await self.say("ja", "yes", device)

    async def mine(self) -> list[Application]:
        return await self.house.of(self.person.id)


async def double_click(who: Applicant) -> None:
    await who.fill_in("form")
    taken = await asyncio.gather(*(who.say("ja", f"yes {n}") for n in range(5)))
    receipts = [one.reply.receipt for one in taken if one.reply and one.reply.receipt]
    assert len(receipts) == 1


async def old_button(who: Applicant) -> None:
    """The buttons of earlier replies, pressed when the talk has moved on."""
    await who.say("jag vill söka ledarskapsprogrammet", "1")
    await who.say("ja", "2")
    late = await who.say("Ja", "3")  # the button under the first question, at the name by now
    assert late.reply
    assert late.reply.asks
    assert late.reply.asks.field == "name"
    await who.fill_in("form")
    await who.say("Ja, skicka in", "4")
    for number, words in enumerate(("Ja, skicka in", "Ändra", "Avbryt", "Hoppa över")):
        assert (await who.say(words, f"late {number}")).reply
    again = await who.fill_in("form again")
    assert again.reply
    assert "redan skickat" in again.reply.text


async def two_devices(who: Applicant) -> None:
    await asyncio.gather(*(who.whole_way(f"device {n}") for n in range(DEVICES)))


async def redelivery(who: Applicant) -> None:
    await who.fill_in("form")
    at_once = await asyncio.gather(*(who.say("ja", "yes") for _ in range(5)))
    later = [await who.say("ja", "yes") for _ in range(3)]
    receipts = {one.reply.receipt for one in (*at_once, *later) if one.reply}
    assert len(receipts) == 1
    assert sum(one.repeated for one in (*at_once, *later)) == 7


async def redelivery_with_a_new_id(who: Applicant) -> None:
    for n in range(3):
        await who.fill_in(f"form {n}")
    said = [await who.say("ja", f"yes {n}") for n in range(3)]
    (application,) = await who.mine()
    assert application.number
    assert all(one.reply and application.number in one.reply.text for one in said)
    who.house.clock.time += timedelta(hours=1)
    stray = await who.say("ja", "an hour later")
    assert stray.reply
    assert application.number not in stray.reply.text
    again = await who.fill_in("form, an hour later")
    assert again.reply
    assert "redan skickat" in again.reply.text


WAYS = (double_click, old_button, two_devices, redelivery, redelivery_with_a_new_id)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_application(way: Way, desk: Desk) -> None:
    async def act() -> list[Application]:
        who = Applicant(desk.house)
        await way(who)
        return await who.mine()

    (application,) = desk.run(act())
    assert application.number


def test_a_second_click_answers_no_other_question(desk: Desk) -> None:
    """And the control: the bare word is the answer to whatever is asked by now."""
    employed = Pressed("aspirantprogrammet", "employed")

    async def act(under: Pressed | None) -> dict[str, object]:
        who = Applicant(desk.house)
        await who.say("Jag vill söka Aspirantprogrammet", "1")
        await asyncio.gather(*(who.say("Ja", f"click {n}", under=under) for n in range(3)))
        late = await who.say("Ja", "a week later", under=under)
        assert late.reply
        assert (late.reply.asks is not None) == (under is not None)
        (draft,) = await who.mine()
        return {**draft.answers}

    assert desk.run(act(employed)) == {"employed": True}
    assert desk.run(act(None)) == {"employed": True}  # manager: ja breaks a rule, and is not kept


def test_a_press_from_another_signup_or_after_all_is_late(desk: Desk) -> None:
    async def act() -> list[str]:
        who = Applicant(desk.house)
        await who.fill_in("form")
        other = Pressed("mentorprogrammet", "confirm")
        said = [await who.say("Ja, skicka in", "other", under=other)]
        sent = Pressed(PROGRAMME, "confirm")
        said += [await who.say("Ja, skicka in", f"sent {n}", under=sent) for n in range(2)]
        return [one.reply.text for one in said if one.reply]

    first, second, third = desk.run(act())
    assert first.startswith("Den knappen hörde till ett steg")
    assert "mottagen" in second
    assert third.startswith("Den knappen hörde till ett steg")


def test_without_the_index_devices_at_once_make_two(postgres: Any, desk: Desk) -> None:
    """The control: check and insert alone do not hold where turns run side by side."""
    if desk.house.url.startswith("sqlite"):
        pytest.skip("One turn at a time writes to SQLite, index or not.")

    async def act() -> int:
        async with desk.house.store._database.write() as connection:
            await connection.execute(text("DROP INDEX one_live_application"))
        most = 0
        for number in range(TRIES):
            who = Applicant(desk.house, f"kim {number}")
            await asyncio.gather(
                *(who.whole_way(f"device {n}") for n in range(DEVICES)), return_exceptions=True
            )
            most = max(most, len(await who.mine()))
            if most > 1:
                break
        return most

    assert desk.run(act()) > 1
