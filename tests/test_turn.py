"""One message = one transaction: taken once, in order, and never half."""

import asyncio
from dataclasses import replace

import pytest

from bot.pending_replies import stored_reply
from bot.storage import Conflict, StorageUnavailable
from bot.turn import TRIES, Turns, read_state
from dialogs.main import Conversation
from dialogs.messages import Message, Outcome, Person, Reply
from dialogs.ports import Ports
from dialogs.state import ConversationState
from tests.chat.clients import DirectChat
from tests.chat.house import House

WISH = "jag vill söka aspirantprogrammet"


def message(house: House, text: str, key: str | None, conversation: str = "c") -> Message:
    return Message(text, Person("p"), conversation, house.clock.now(), key, "sv")


async def said(house: House, text: str, key: str | None = None) -> Reply:
    reply = (await house.turns.take(message(house, text, key))).reply
    assert reply
    return reply


async def test_a_redelivered_message_is_taken_once(house: House) -> None:
    await said(house, WISH, "1")
    first = await house.turns.take(message(house, "ja", "2"))
    again = await house.turns.take(message(house, "ja", "2"))
    assert not first.repeated
    assert again.repeated
    assert not again.sent
    assert again.reply == first.reply
    draft = await house.draft("p", "aspirantprogrammet")
    assert draft
    assert draft.answers == {"employed": True}


async def test_a_redelivered_message_may_say_something_else(house: House) -> None:
    first = await house.turns.take(message(house, "hej", "1"))
    again = await house.turns.take(message(house, WISH, "1"))
    assert again.reply == first.reply
    assert await house.of("p") == []


async def test_what_one_was_told_is_never_told_to_another_by_its_id(house: House) -> None:
    await said(house, WISH, "1")
    other = replace(message(house, "mina ansökningar", "1"), person=Person("q"))
    taken = await house.turns.take(other)
    assert taken.reply is None
    assert taken.sent


async def test_a_delivered_reply_is_known_to_be(house: House) -> None:
    await said(house, "hej", "1")
    await house.turns.sent("c", "1")
    assert (await house.turns.take(message(house, "hej", "1"))).sent


async def test_the_same_id_in_another_conversation_is_another_message(house: House) -> None:
    await said(house, "hej", "1")
    assert not (await house.turns.take(message(house, "hej", "1", "other"))).repeated


async def test_a_message_without_id_is_taken_each_time(house: House) -> None:
    await said(house, WISH)
    await said(house, "ja")
    assert (await said(house, "ja")).outcome is Outcome.SIGNUP
    draft = await house.draft("p", "aspirantprogrammet")
    assert draft
    assert draft.answers == {"employed": True}


async def test_c5_a_redelivery_outlives_a_restart(house: House) -> None:
    first = await house.turns.take(message(house, WISH, "1"))
    await house.restart()
    again = await house.turns.take(message(house, WISH, "1"))
    assert again.repeated
    assert again.reply == first.reply


async def test_parallel_turns_of_a_conversation_go_one_by_one(house: House) -> None:
    await said(house, WISH, "0")
    taken = await asyncio.gather(
        *(house.turns.take(message(house, "blå", str(key))) for key in range(1, 31))
    )
    steps = {one.reply.asks.step for one in taken if one.reply and one.reply.asks}
    assert steps == {1}
    async with house.store.turn("c") as record:
        state, version = await record.state()
    assert version == 31
    position = read_state(state).signup
    assert position
    assert position.misses == 30, "no turn's state was lost"
    assert len(house.turns.conversation_queue) == 0


async def test_the_same_message_at_once_is_answered_alike(house: House) -> None:
    taken = await asyncio.gather(*(house.turns.take(message(house, WISH, "1")) for _ in range(10)))
    assert sum(not one.repeated for one in taken) == 1
    assert all(one.reply == taken[0].reply for one in taken)


async def test_conversations_at_once_do_not_mix(house: House) -> None:
    async def fill_in(name: str) -> None:
        person = Person(name)
        for text in (WISH, "ja", "nej", f"Kim {name}"):
            at = house.clock.now()
            await house.turns.take(Message(text, person, name, at, text, "sv"))

    names = [f"person{letter}" for letter in "abcdefgh"]
    await asyncio.gather(*(fill_in(name) for name in names))
    for name in names:
        draft = await house.draft(name, "aspirantprogrammet")
        assert draft
        assert draft.answers["name"] == f"Kim {name}"


async def test_d2_a_race_between_replicas_is_run_again(house: House) -> None:
    """Two processes on one database have no lock in common; the version in the row decides."""
    other = Turns(house.store, house.conversation, house.clock)
    await said(house, WISH, "0")
    turns = [house.turns, other]
    await asyncio.gather(
        *(turns[key % 2].take(message(house, "blå", str(key))) for key in range(1, 13))
    )
    async with house.store.turn("c") as record:
        _, version = await record.state()
    assert version == 13


class Quarrelsome(Conversation):
    """Loses as many races as it is told to."""

    def __init__(self, inner: Conversation, races: int) -> None:
        self.inner = inner
        self.races = races

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        reply = await self.inner.respond(message, state, ports)
        if self.races:
            self.races -= 1
            raise Conflict("Another turn was in the way.")
        return reply

    def welcome(self, message: Message, ports: Ports) -> tuple[Reply, ConversationState]:
        if self.races:
            self.races -= 1
            raise Conflict("Another turn was in the way.")
        return self.inner.welcome(message, ports)


async def test_a_welcome_that_loses_a_race_is_said_all_the_same(house: House) -> None:
    house.turns.conversation = Quarrelsome(house.conversation, races=1)
    assert (await house.turns.welcome("c", Person("p"), "sv")).reply
    assert (await house.turns.welcome("c", Person("p"), "sv")).repeated


async def test_a_welcome_waits_for_no_storage_that_is_away(house: House) -> None:
    house.turns.outage.begin(StorageUnavailable("for a moment"))
    assert not (await house.turns.welcome("c", Person("p"), "sv")).kept


async def test_d11_a_lost_race_leaves_nothing_and_is_run_again(house: House) -> None:
    house.turns.conversation = Quarrelsome(house.conversation, races=1)
    reply = await said(house, WISH, "1")
    assert reply.asks
    assert "redan börjat" not in reply.text
    assert len(await house.of("p")) == 1


async def test_endless_races_are_told_to_the_channel(house: House) -> None:
    house.turns.conversation = Quarrelsome(house.conversation, races=TRIES)
    with pytest.raises(Conflict):
        await said(house, WISH, "1")
    assert await house.of("p") == []
    assert not (await house.turns.take(message(house, WISH, "1"))).repeated


class Failing(Quarrelsome):
    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        await self.inner.respond(message, state, ports)
        raise ZeroDivisionError


async def test_a_fault_in_the_middle_leaves_nothing_behind(house: House) -> None:
    house.turns.conversation = Failing(house.conversation, races=0)
    with pytest.raises(ZeroDivisionError):
        await said(house, WISH, "1")
    assert await house.of("p") == []
    house.turns.conversation = house.conversation
    assert (await said(house, WISH, "1")).asks


@pytest.mark.parametrize(
    "old",
    ['{"schema_version": 0, "step": "name"}', '{"signup": "aspirantprogrammet"}', "{", "null"],
)
async def test_f10_a_state_of_an_old_form_loses_no_draft(old: str, house: House) -> None:
    for key, text in enumerate((WISH, "ja", "nej")):
        await said(house, text, str(key))
    async with house.store.turn("c") as record:
        _, version = await record.state()
        await record.save(old, version)
    reply = await said(house, "fortsätt", "later")
    assert reply.asks
    assert reply.asks.field == "name"


async def test_a_signup_of_a_programme_that_is_no_more(house: House) -> None:
    state = '{"signup": {"programme": "gone"}, "topic": "gone", "recent": ["gone"]}'
    async with house.store.turn("c") as record:
        await record.applications.begin("p", "gone", "")
        await record.save(state, 0)
    assert (await said(house, "fortsätt", "1")).text
    assert (await said(house, "Vad är chefsarenan?", "2")).topic == "chefsarenan"


@pytest.mark.parametrize("text", ["hur länge är det?", "berätta mer", "1"])
async def test_a_topic_that_is_no_more(text: str, house: House) -> None:
    state = '{"topic": "gone", "recent": ["gone"], "candidates": ["gone", "chefsarenan"]}'
    async with house.store.turn("c") as record:
        await record.save(state, 0)
    assert (await said(house, text, "1")).text


async def test_the_welcome_is_said_once(house: House) -> None:
    first = await house.turns.welcome("c", Person("p"), "sv")
    again = await house.turns.welcome("c", Person("p"), "sv")
    assert first.reply
    assert first.reply.outcome is Outcome.SMALLTALK
    assert again.repeated


async def test_a_late_welcome_forgets_nothing(house: House) -> None:
    await said(house, WISH, "1")
    await house.turns.welcome("c", Person("p"), "sv")
    reply = await said(house, "ja", "2")
    assert reply.asks
    assert reply.asks.field == "manager"


def test_a_stored_reply_comes_back_whole() -> None:
    assert stored_reply(None) is None
    assert stored_reply('{"of": "another release"}') is None


async def test_what_is_stored_is_what_was_said(house: House) -> None:
    first = await house.turns.take(message(house, "Vad är chefsarenan?", "1"))
    again = await house.turns.take(message(house, "Vad är chefsarenan?", "1"))
    assert first.reply
    assert again.reply == replace(first.reply)


async def test_the_state_keeps_nothing_that_a_person_wrote(house: House) -> None:
    chat = DirectChat(house, "sv")
    for text in (WISH, "ja", "nej", "Kim Hemlig", "hemlig@vasteras.se", "Vad är hemligast?"):
        await chat.send(text)
    async with house.store.turn("direct:c") as record:
        state, _ = await record.state()
    assert state
    assert "emlig" not in state
