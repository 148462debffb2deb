"""The life of a draft: reminded of, taken up under a new form, and deleted in the end."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.cleanup import tidy
from bot.outbox import Sender
from dialogs.local_time import moment
from dialogs.main import Conversation
from dialogs.messages import Address
from dialogs.ports import RoundState
from dialogs.rounds.reminders import AFTER, BEFORE
from dialogs.state import ConversationState
from knowledge.model import FieldWords, FormField, Knowledge, Rule
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter, enter
from tests.test_outbox import Post, nothing_owed

__all__ = ["enter"]

MENTOR = "Jag vill söka Mentorprogrammet"
DAY = timedelta(days=1)


@pytest.fixture
def chat(house: House) -> DirectChat:
    house.clock.time = moment("2026-12-07T09:00")
    chat = DirectChat(house, "sv")
    chat.address = Address("browser", chat.conversation)
    return chat


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def sender(house: House, post: Post) -> Sender:
    return Sender(house.turns, post.deliver, post.deliver, nothing_owed)


async def begin(chat: DirectChat) -> None:
    await chat.send(MENTOR)
    await chat.send("ja, jag är chef")


async def pass_days(days: int, sender: Sender, house: House) -> None:
    """Time passes a day at a time, with two looks a day."""
    for _ in range(2 * days):
        house.clock.time += DAY / 2
        await sender.tend()
        await sender.send()


async def test_reminded_after_two_days_and_before_closing_and_no_more(
    chat: DirectChat, enter: Enter, house: House, sender: Sender, post: Post
) -> None:
    await enter("mentorprogrammet", closes="2026-12-20")
    await begin(chat)
    await sender.tend()
    await pass_days(1, sender, house)
    assert post.got == []
    await pass_days(2, sender, house)
    (waits,) = post.to(chat.conversation)
    assert "Ditt utkast till Mentorprogrammet väntar" in waits
    assert post.replies[0].choices == (MENTOR,)
    await pass_days(9, sender, house)
    assert len(post.got) == 1
    await pass_days(30, sender, house)
    _, closes = post.to(chat.conversation)
    assert "till och med den 20 december 2026" in closes
    assert len(post.got) == 2


async def test_where_both_are_due_only_the_closing_is_told(
    chat: DirectChat, enter: Enter, house: House, sender: Sender, post: Post
) -> None:
    await enter("mentorprogrammet", closes="2026-12-09")
    await begin(chat)
    house.clock.time += AFTER
    for _ in range(3):
        await sender.tend()
        await sender.send()
    (closes,) = post.to(chat.conversation)
    assert "till och med den 9 december" in closes


async def test_whoever_is_writing_just_now_is_left_in_peace(
    chat: DirectChat, enter: Enter, house: House, sender: Sender, post: Post
) -> None:
    await enter("mentorprogrammet", closes="2026-12-07")
    await begin(chat)
    await sender.tend()
    await sender.send()
    assert post.got == []
    house.clock.time += timedelta(hours=1)
    await sender.tend()
    await sender.send()
    assert len(post.got) == 1


@pytest.mark.parametrize("act", ["close", "cancel"])
async def test_whoever_has_begun_is_told_once_when_it_ends_before_its_time(
    act: str, chat: DirectChat, enter: Enter, house: House, sender: Sender, post: Post
) -> None:
    one = await enter("mentorprogrammet", closes="2026-12-20")
    other = await enter("chefsarenan", closes="2026-12-20")
    await begin(chat)
    house.clock.time += AFTER
    await sender.tend()
    async with house.store.desk() as ports:
        ended = await getattr(house.conversation.desk, act)(ports, one)
        await house.conversation.desk.close(ports, other)
        again = replace(ended, state=RoundState.OPEN, closes_at=one.closes_at)
        if act == "close":
            await house.conversation.desk.change(ports, ended, again)
            await house.conversation.desk.close(ports, again)
    await pass_days(20, sender, house)
    (told,) = post.to(chat.conversation)
    assert {"close": "stängt tidigare än planerat", "cancel": "ställts in"}[act] in told
    assert "sparar utkastet i 30 dagar" in told
    assert "någon ny omgång är inte inlagd än" in told
    assert post.replies[0].choices == (MENTOR,)
    assert "Ditt utkast är sparat" in (await chat.send(MENTOR)).text
    await enter("mentorprogrammet", id="next", opens="2026-12-20", closes="2027-02-01")
    assert (await chat.send(MENTOR)).asks


async def test_nobody_is_told_of_what_was_over_already(
    chat: DirectChat, enter: Enter, house: House, sender: Sender, post: Post
) -> None:
    one = await enter("mentorprogrammet", closes="2026-12-08")
    await begin(chat)
    house.clock.time = moment("2026-12-09T10:00")
    async with house.store.desk() as ports:
        await house.conversation.desk.close(ports, one)
    await sender.send()
    assert post.got == []


@pytest.mark.parametrize("state", [RoundState.CANCELLED, RoundState.CLOSED])
async def test_what_cannot_be_sent_is_not_reminded_of(
    state: RoundState,
    chat: DirectChat,
    enter: Enter,
    house: House,
    sender: Sender,
    post: Post,
) -> None:
    one = await enter("mentorprogrammet", closes="2026-12-10")
    await begin(chat)
    async with house.store.desk() as ports:
        await ports.rounds.change(replace(one, state=state))
    await pass_days(10, sender, house)
    assert post.got == []


async def test_without_rounds_it_is_reminded_of_once(
    chat: DirectChat, house: House, sender: Sender, post: Post
) -> None:
    await begin(chat)
    await pass_days(60, sender, house)
    assert len(post.got) == 1


async def test_what_has_been_sent_or_thrown_away_is_reminded_of_no_more(
    chat: DirectChat, house: House, sender: Sender, post: Post
) -> None:
    await begin(chat)
    house.clock.time += AFTER
    await sender.tend()
    await chat.send("fortsätt")
    await chat.send("avbryt")
    await chat.send("Ja, ta bort")
    await sender.send()
    assert post.got == []


async def test_replicas_remind_once(
    chat: DirectChat, enter: Enter, house: House, post: Post
) -> None:
    await enter("mentorprogrammet", closes="2026-12-20")
    await begin(chat)
    senders = [Sender(house.turns, post.deliver, post.deliver, nothing_owed) for _ in range(4)]
    for step in (AFTER, 12 * DAY - BEFORE):
        house.clock.time += step
        await asyncio.gather(*(one.tend() for one in senders))
        await asyncio.gather(*(one.send() for one in senders))
    assert len(post.got) == 2


async def test_a_new_round_is_a_new_last_call(
    chat: DirectChat, enter: Enter, house: House, sender: Sender, post: Post
) -> None:
    await enter("mentorprogrammet", closes="2026-12-08")
    await enter("mentorprogrammet", opens="2026-12-15", closes="2026-12-20")
    await begin(chat)
    await pass_days(9, sender, house)
    assert len(post.got) == 1
    await chat.send("fortsätt")
    await chat.send(MENTOR)
    await pass_days(10, sender, house)
    told = post.to(chat.conversation)
    assert [("väntar" in text, "20 december" in text) for text in told[1:]] == [
        (True, False),
        (False, True),
    ]


async def drafts(house: House, chat: DirectChat) -> int:
    return len(await house.of(chat.person))


async def test_deleted_thirty_days_after_the_closing(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await enter("mentorprogrammet", closes="2026-12-20")
    await begin(chat)
    kept = house.knowledge.retention.drafts
    assert (kept.after_closing, kept.without_round) == (30, 180)
    end = moment("2026-12-21") + 30 * DAY
    for at, left in ((end - timedelta(seconds=1), 1), (end, 0), (end, 0)):
        await tidy(house.store, at, kept)
        assert await drafts(house, chat) == left
    house.clock.time = end
    assert "inget påbörjat" in (await chat.send("fortsätt")).text


async def test_a_round_that_closes_early_counts_from_then(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    one = await enter("mentorprogrammet", closes="2027-06-01")
    await begin(chat)
    async with house.store.desk() as ports:
        closed = await house.conversation.desk.close(ports, one)
    assert closed.closes_at < one.closes_at
    await tidy(house.store, house.clock.time + 30 * DAY, house.knowledge.retention.drafts)
    assert await drafts(house, chat) == 0


async def test_without_a_round_deleted_half_a_year_after_the_last_change(
    chat: DirectChat, house: House
) -> None:
    await begin(chat)
    (begun,) = await house.of(chat.person)
    end = begun.updated_at + 180 * DAY
    for at, left in ((end - timedelta(seconds=1), 1), (end, 0)):
        await tidy(house.store, at, house.knowledge.retention.drafts)
        assert await drafts(house, chat) == left


async def test_received_applications_outlive_every_draft(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await enter("mentorprogrammet", closes="2026-12-20")
    await begin(chat)
    for answer in (
        "två år",
        "tillsvidare",
        "Kim Berg",
        "k@v.se",
        "Kansliet",
        "Växa",
        "hoppa över",
    ):
        await chat.send(answer)
    await chat.send("ja")
    await tidy(house.store, moment("2030-01-01"), house.knowledge.retention.drafts)
    assert await drafts(house, chat) == 1


def altered(knowledge: Knowledge, **changes: Any) -> Conversation:
    """The dialogs of a new release, in which the mentor programme has another form."""
    programme = knowledge.programmes["mentorprogrammet"].model_copy(update=changes)
    packs = {}
    for language, pack in knowledge.languages.items():
        said = pack.programmes["mentorprogrammet"]
        new = FieldWords(
            label="Bil", ask="Vilken bil kör du?", purpose="För resan.", invalid="Skriv ett ord."
        )
        fields: Mapping[str, FieldWords] = {**said.fields, "car": new}
        words = said.model_copy(update={"fields": fields})
        packs[language] = replace(pack, programmes={**pack.programmes, "mentorprogrammet": words})
    return Conversation(
        replace(
            knowledge,
            programmes={**knowledge.programmes, "mentorprogrammet": programme},
            languages=packs,
        )
    )


async def released(house: House, conversation: Conversation) -> None:
    """The program is stopped and started again as another release."""
    house.conversation = conversation
    await house.restart()


async def test_a_new_form_goes_on_at_its_first_open_question(
    chat: DirectChat, house: House
) -> None:
    """A field more, a field less, a choice that is no more, and another order."""
    await begin(chat)
    for answer in ("två år", "tillsvidare", "Kim Berg"):
        heard = await chat.send(answer)
    assert heard.asks
    assert heard.asks.field == "email"
    old = house.knowledge.programmes["mentorprogrammet"]
    by_id = {field.id: field for field in old.fields}
    car = FormField(id="car", kind="text")
    order = ("manager", "name", "months_as_manager", "email", "workplace", "goal")
    fields = (by_id["manager"], car, *(by_id[name] for name in order[1:]))
    rules = tuple(rule for rule in old.rules if rule.field != "employment")
    await released(house, altered(house.knowledge, fields=fields, rules=rules))
    heard = await chat.send("fortsätt")
    assert heard.asks
    assert (heard.asks.field, heard.asks.step, heard.asks.steps) == ("car", 2, 7)
    heard = await chat.send("Volvo")
    assert heard.asks
    assert heard.asks.field == "email"
    for answer in ("k@v.se", "Kansliet", "Växa"):
        heard = await chat.send(answer)
    assert "Kim Berg" in heard.text
    assert "tillsvidare" not in heard.text.lower()
    assert "mottagen" in (await chat.send("ja")).text


async def test_an_answer_that_a_new_rule_refuses_is_told_and_never_sent(
    chat: DirectChat, house: House
) -> None:
    await begin(chat)
    for answer in ("två år", "tillsvidare", "Kim Berg"):
        await chat.send(answer)
    old = house.knowledge.programmes["mentorprogrammet"]
    rules = tuple(
        Rule.model_validate({**rule.model_dump(), "at_least": 36})
        if rule.id == "one_year"
        else rule
        for rule in old.rules
    )
    await released(house, altered(house.knowledge, rules=rules))
    heard = await chat.send("fortsätt")
    assert "Källa" in heard.text
    assert heard.asks is None
    heard = await chat.send("nej, jag menade fyra år")
    assert heard.asks
    assert heard.asks.field == "email"


async def test_another_device_goes_on_where_the_first_stopped(
    chat: DirectChat, house: House
) -> None:
    await begin(chat)
    other = DirectChat(house, "sv")
    other.conversation = "direct:another-device"
    heard = await other.send("fortsätt")
    assert heard.asks
    assert heard.asks.field == "months_as_manager"


def test_the_state_holds_no_answer() -> None:
    """So that an old release's state can be thrown away without losing one."""
    assert "answers" not in ConversationState.model_json_schema()["properties"]
