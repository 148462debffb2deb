"""One message = one transaction: lock, seen before?, load, run, save; the channel sends after."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pydantic import ValidationError

from bot.conversation_queue import ConversationQueue
from bot.delivery_status import DeliveryStatus
from bot.outage import Outage
from bot.pending_replies import CALLBACK, REPLY, PendingReplies, stored_reply
from bot.storage import Conflict, Seen, StorageUnavailable, Store, TurnRecord
from dialogs.main import Conversation
from dialogs.messages import Callback, Language, Message, Person, Press, Rating, Reply
from dialogs.offline import Offline
from dialogs.parts import Sheet
from dialogs.ports import Clock, Ports
from dialogs.state import ConversationState

TRIES = 5
"""How often a turn is run again after losing a race against another replica."""
HOPES = 3
"""How often a turn is run again where the storage fails; a lost connection is made anew."""
PATIENCE = 7.0
"""Seconds after which a turn gives the storage up; a driver may take two more to let go."""
FIRST_PAUSE = 0.02
"""Seconds; doubled at each try."""
WELCOME = "(welcome)"
"""The id under which a conversation's welcome is remembered; no client makes such an id."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a message."""

    reply: Reply | None
    repeated: bool = False
    """The message was taken before, and this is the reply it got then."""
    sent: bool = False
    """The channel is known to have delivered the reply, or somebody else is at it."""
    pressed: Reply | None = None
    """The reply under which a button was pressed."""
    waits: bool = False
    """Earlier replies of the conversation are still to be sent, and this one after them."""
    kept: bool = True
    """Whether the storage knows of it."""


class ForOneAlone(Exception):
    """A reply for the person alone, to a message that others read too."""


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """An aware time in UTC."""
        return datetime.now(UTC)


Respond = Callable[[Message, ConversationState, Ports], Awaitable[tuple[Reply, ConversationState]]]


Attempt = Callable[[Message], Awaitable[Taken]]
Admit = Callable[[Message], Taken | None]
"""What a message gets instead of a turn; None where it may have one."""


def everybody(_: Message) -> None:
    """Whoever writes gets a turn."""


class Turns:
    """Takes messages, one transaction each."""

    def __init__(
        self,
        store: Store,
        conversation: Conversation,
        clock: Clock,
        admit: Admit = everybody,
    ) -> None:
        self.store = store
        self.conversation = conversation
        self.clock = clock
        self.conversation_queue = ConversationQueue()
        self.pending_replies = PendingReplies(store.replies)
        self.outage = Outage(store.ping)
        self.admit = admit

    async def close(self) -> None:
        """The last turn has been taken; the store can be closed after this."""
        await self.outage.close()

    async def take(self, message: Message) -> Taken:
        """Run one message's turn to its commit; without storage, answer what needs none.

        Who is not admitted gets no turn, and nothing is kept of it.
        """
        return self.admit(message) or await self.run_to_its_end(message)

    async def run_to_its_end(self, message: Message) -> Taken:
        """The turn of a message that has been admitted."""
        async with self.conversation_queue.turn_in(message.conversation):
            kept = await self.kept(message, self.attempt)
            return kept or await self.improvise(message)

    async def kept(self, message: Message, attempt: Attempt) -> Taken | None:
        """What came of it, on record; None while the storage is away."""
        if self.outage.lasts():
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.persist(message, attempt)
        except (StorageUnavailable, TimeoutError) as error:
            self.outage.begin(error)
            return None

    async def persist(self, message: Message, attempt: Attempt) -> Taken:
        """Run the turn, again after a lost race or a lost connection; nothing is half done."""
        for number in range(1, TRIES + 1):
            try:
                return await attempt(message)
            except Conflict:
                if number == TRIES:
                    raise
            except StorageUnavailable:
                if number == HOPES:
                    raise
            await asyncio.sleep(FIRST_PAUSE * 2**number)
        raise AssertionError("unreachable")

    async def improvise(self, message: Message) -> Taken:
        """Answer from memory, once, while the storage is away; nothing is promised."""
        said = self.outage.said(message)
        if said is not None:
            return Taken(said, repeated=True, sent=True, kept=False)
        state = self.outage.state(message.conversation)
        reply, new = await Offline(self.conversation, self.clock).respond(message, state)
        self.outage.remember(message.conversation, new)
        self.outage.say(message, reply)
        return Taken(reply, kept=False)

    async def attempt(self, message: Message) -> Taken:
        """One try at a turn."""
        try:
            return await self.run(message, self.conversation.respond)
        except ForOneAlone:  # nothing of the turn was kept
            return await self.run(message, self.conversation.elsewhere)

    async def run(self, message: Message, respond: Respond) -> Taken:
        """One transaction: the message held against what was seen, answered and kept."""
        async with self.store.turn(message.conversation) as record:
            offered = await self.offered(record, message)
            seen = await record.seen(message.id, message.person.id) if message.id else None
            if seen and seen.person not in (None, message.person.id):
                return Taken(None, repeated=True, sent=True)  # what another was told is theirs
            if message.id and seen:
                taken = await self.again(record, message.id, message.callback, seen)
                return replace(taken, pressed=offered)
            state, version = await record.state()
            reply, new = await respond(pressed(message, offered), read_state(state), record.ports)
            if message.shared and reply.is_for_one:
                raise ForOneAlone
            await self.keep(record, message, reply, new, version)
            if message.address and not reply.forgets:
                spoken = new.language or reply.language
                await record.addresses.keep(message.person.id, message.address, spoken)
        self.outage.remember(message.conversation, new)
        return Taken(reply, pressed=offered, waits=bool(message.callback) and record.others_wait)

    async def again(
        self, record: TurnRecord, message_id: str, callback: Callback | None, seen: Seen
    ) -> Taken:
        """A message that was taken before: the reply it got, and whose that is to send."""
        taken = Taken(stored_reply(seen.reply), repeated=True, sent=seen.sent)
        if seen.sent or not seen.waits or callback is None:
            return taken
        if record.others_wait:
            return replace(taken, waits=True)
        return replace(taken, sent=not await record.claim(message_id))

    async def offered(self, record: TurnRecord, message: Message) -> Reply | None:
        """The reply under which a button was pressed, where it is on record."""
        return stored_reply(await record.offered(message.under)) if message.under else None

    async def sheet(self, message: Message, programme: str) -> Sheet | None:
        """The whole form of a programme, as the person has filled it in so far."""
        async with self.store.turn(message.conversation) as record:
            state, _ = await record.state()
            return await self.conversation.sheet(
                message, read_state(state), record.ports, programme
            )

    async def welcome(
        self,
        conversation: str,
        person: Person,
        language: Language | None,
        callback: Callback | None = None,
        *,
        shared: bool = False,
    ) -> Taken:
        """The first words of a conversation, at most once; none while the storage is away."""
        now = self.clock.now()
        message = Message("", person, conversation, now, WELCOME, language, shared=shared)
        async with self.conversation_queue.turn_in(conversation):
            kept = await self.kept(replace(message, callback=callback), self.greet)
            return kept or Taken(None, sent=True, kept=False)

    async def greet(self, message: Message) -> Taken:
        """The turn that a welcome is."""
        async with self.store.turn(message.conversation) as record:
            if seen := await record.seen(WELCOME):
                return await self.again(record, WELCOME, message.callback, seen)
            state, version = await record.state()
            reply, new = self.conversation.welcome(message, record.ports)
            kept = new if state is None else read_state(state)
            await self.keep(record, message, reply, kept, version)
        return Taken(reply, waits=bool(message.callback) and record.others_wait)

    async def keep(
        self,
        record: TurnRecord,
        message: Message,
        reply: Reply,
        state: ConversationState,
        version: int,
    ) -> None:
        """What the turn leaves behind: the new state, and the reply under the message's id."""
        person = None if reply.forgets else message.person.id
        await record.save(state.model_dump_json(exclude_defaults=True), version, person)
        if message.id is not None:
            back = CALLBACK.dump_json(message.callback).decode() if message.callback else None
            await record.remember(message.id, REPLY.dump_json(reply).decode(), person, back)

    async def part(self, person: Person) -> None:
        """Forget where somebody can be reached; what they wrote and sent stays theirs."""
        await self.store.forget_address(person.id)

    async def rate(
        self, conversation: str, rating: Rating, rated: str | None, at: datetime | None
    ) -> None:
        """Keep what somebody thinks of an answer, under its topic; not who, nor where.

        The answer is the one that the channel calls so, else the one that was sent about then.
        """
        replies = self.store.replies
        found = await replies.called(conversation, rated) if rated else None
        if found is None and at:
            found = await replies.sent_about(conversation, at)
        answer = stored_reply(found)
        await self.store.feedback.add(rating, answer.topic if answer else None)

    async def sent(self, conversation: str, message_id: str, sent_as: str | None = None) -> None:
        """The channel has delivered the reply to that message, and calls it so."""
        await self.store.mark_sent(conversation, message_id, sent_as)

    async def unsent(self, conversation: str, message_id: str, fate: DeliveryStatus) -> None:
        """The reply to that message did not arrive; what is owed is sent later."""
        await self.pending_replies.note(conversation, message_id, fate)


def pressed(message: Message, offered: Reply | None) -> Message:
    """The message with what is known of the reply under which its button was pressed."""
    if message.under is None:
        return message
    known = offered is not None
    step, topic = (offered.step, offered.topic) if offered else (None, None)
    return replace(message, press=Press(known, step, topic))


def read_state(text: str | None) -> ConversationState:
    """The conversation's state; a fresh one where the stored form is not today's."""
    try:
        return ConversationState.model_validate_json(text) if text else ConversationState()
    except ValidationError:
        return ConversationState()
