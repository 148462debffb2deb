"""Buttons under earlier replies: pressed in time, twice, too late, by the wrong step."""

import pytest

from dialogs.messages import Message, Person, Reply
from dialogs.ports import ApplicationState
from tests.chat.house import House

ASPIRANT = "aspirantprogrammet"
ANSWERS = ("ja", "nej", "Kim Berg", "kim@vasteras.se", "Kansliet", "Nyfiken.", "hoppa över")


class Presser:
    """A person in a conversation, whose messages and presses have ids one after another."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.count = 0

    async def say(self, text: str, under: int | None = None, person: str = "p") -> Reply:
        self.count += 1
        now, card = self.house.clock.now(), f"m{under}" if under else None
        who = Person(person)
        message = Message(text, who, "c", now, f"m{self.count}", "sv", under=card)
        taken = await self.house.turns.take(message)
        assert taken.reply
        return taken.reply

    async def fill_in(self) -> Reply:
        reply = await self.say("jag vill söka aspirantprogrammet")
        for answer in ANSWERS:
            reply = await self.say(answer, under=self.count)
        return reply


@pytest.fixture
def presser(house: House) -> Presser:
    return Presser(house)


async def test_a_press_in_time_is_the_word_itself(presser: Presser, house: House) -> None:
    reply = await presser.fill_in()
    receipt = await presser.say("Ja, skicka in", under=presser.count)
    assert reply.step
    assert receipt.receipt


async def test_c6_an_answered_step_cannot_be_answered_again(
    presser: Presser, house: House
) -> None:
    await presser.say("jag vill söka aspirantprogrammet")
    await presser.say("Ja", under=1)
    late = await presser.say("Nej", under=1)
    assert "redan är klart" in late.text
    assert "Steg 2 av" in late.text
    draft = await house.draft("p", ASPIRANT)
    assert draft
    assert draft.answers == {"employed": True}


async def test_c6_without_the_step_the_late_press_would_answer(
    presser: Presser, house: House
) -> None:
    """The control: the same words typed are the answer to the open step."""
    await presser.say("jag vill söka aspirantprogrammet")
    await presser.say("Ja", under=1)
    await presser.say("Nej")
    draft = await house.draft("p", ASPIRANT)
    assert draft
    assert draft.answers == {"employed": True, "manager": False}


async def test_c7_pressed_twice_is_sent_once(presser: Presser, house: House) -> None:
    await presser.fill_in()
    card = presser.count
    assert (await presser.say("Ja, skicka in", under=card)).receipt
    again = await presser.say("Ja, skicka in", under=card)
    assert again.receipt is None
    assert "inte gäller längre" in again.text
    assert len(await house.received()) == 1


async def test_an_old_summary_does_not_send_what_it_did_not_show(
    presser: Presser, house: House
) -> None:
    await presser.fill_in()
    card = presser.count
    await presser.say("ändra namn till Bo Ek")
    late = await presser.say("Ja, skicka in", under=card)
    assert "Bo Ek" in late.text
    assert await house.received() == []
    assert (await presser.say("Ja, skicka in", under=presser.count)).receipt


async def test_the_same_step_may_be_pressed_after_a_question_in_between(
    presser: Presser, house: House
) -> None:
    await presser.say("jag vill söka aspirantprogrammet")
    await presser.say("Vad är Chefsarenan?")
    assert "Steg 2 av" in (await presser.say("Ja", under=1)).text


async def test_c8_l6_a_card_that_nobody_remembers(presser: Presser, house: House) -> None:
    late = await presser.say("Ja, skicka in", under=77)
    assert "inte gäller längre" in late.text
    assert "Mina ansökningar" in late.choices
    await presser.say("jag vill söka aspirantprogrammet")
    late = await presser.say("Ja", under=77)
    assert "Steg 1 av" in late.text
    assert (await house.of("p"))[0].answers == {}


async def test_c8_a_card_of_an_application_that_is_over_leads_to_a_new_one(
    presser: Presser, house: House
) -> None:
    await presser.fill_in()
    card = presser.count
    await presser.say("Ja, skicka in", under=card)
    await presser.say("dra tillbaka")
    await presser.say("Ja, dra tillbaka", under=presser.count)
    late = await presser.say("Ja, skicka in", under=card)
    assert late.choices == ("Mina ansökningar", "Jag vill söka Aspirantprogrammet")
    assert [one.state for one in await house.of("p")] == [ApplicationState.WITHDRAWN]


async def test_an_old_question_whether_to_withdraw(presser: Presser, house: House) -> None:
    await presser.fill_in()
    await presser.say("Ja, skicka in", under=presser.count)
    await presser.say("dra tillbaka")
    asked = presser.count
    await presser.say("Nej, behåll", under=asked)
    assert "inte gäller längre" in (await presser.say("Ja, dra tillbaka", under=asked)).text
    assert [one.state for one in await house.of("p")] == [ApplicationState.SUBMITTED]


async def test_a_follow_up_is_about_its_own_reply(presser: Presser) -> None:
    await presser.say("Vad är Mentorprogrammet?")
    await presser.say("Vad är Chefsarenan?")
    assert (await presser.say("Hur länge?", under=1)).topic == "mentorprogrammet"
    await presser.say("Vad är Chefsarenan?")
    assert (await presser.say("Hur länge?")).topic == "chefsarenan"


async def test_a_button_of_an_answer_is_never_an_answer_to_the_form(
    presser: Presser, house: House
) -> None:
    await presser.say("vad finns det för stöd")
    await presser.say("jag vill söka aspirantprogrammet")
    for answer in ANSWERS[:4]:
        await presser.say(answer)
    reply = await presser.say("Ledarpolicyn", under=1)
    assert reply.asks
    assert reply.asks.field == "workplace"
    draft = await house.draft("p", ASPIRANT)
    assert draft
    assert "workplace" not in draft.answers


async def test_a_yes_to_whether_one_may_join_is_no_yes_to_a_form(
    presser: Presser, house: House
) -> None:
    told = "Uppfyller jag kraven för Aspirantprogrammet? jag jobbar i staden"
    assert (await presser.say(told)).choices == ("Ja", "Nej")
    await presser.say("jag vill söka mentorprogrammet")
    late = await presser.say("Ja", under=1)
    assert "redan är klart" in late.text
    draft = await house.draft("p", "mentorprogrammet")
    assert draft
    assert draft.answers == {}


async def test_j7_who_presses_is_who_acts(presser: Presser, house: House) -> None:
    await presser.say("jag vill söka aspirantprogrammet", person="a")
    late = await presser.say("Ja", under=1, person="b")
    assert await house.of("b") == []
    assert (await house.of("a"))[0].answers == {}
    assert late.receipt is None


async def test_a_change_of_what_was_sent_is_saved_once(presser: Presser, house: House) -> None:
    await presser.fill_in()
    await presser.say("Ja, skicka in", under=presser.count)
    asked = await presser.say("ändra telefon i min ansökan")
    assert asked.step
    await presser.say("021-39 00 00", under=presser.count)
    card = presser.count
    assert not (await presser.say("Ja, spara ändringen", under=card)).late
    (sent,) = await house.received()
    assert sent.answers["phone"] == "021-39 00 00"
    assert (await presser.say("Ja, spara ändringen", under=card)).late
