"""A conversation with nothing behind it: answers from what the bot knows, and no promises."""

from dataclasses import fields
from typing import Any

from dialogs.main import Conversation
from dialogs.messages import Message, Outcome, Reply
from dialogs.ports import Clock, Ports, Round, Unavailable
from dialogs.state import ConversationState


class Closed:
    """A port that nothing stands behind: whatever is asked of it, it is not to be had."""

    def __getattr__(self, name: str) -> Any:
        raise Unavailable(name)


class NoRounds(Closed):
    """Rounds that nobody knows of; an answer then says nothing of days."""

    async def of(self, _: str) -> list[Round]:
        """None that is known."""
        return []


def closed(clock: Clock) -> Ports:
    """Ports by which nothing can be learnt and nothing done."""
    shut: dict[str, Any] = {port.name: Closed() for port in fields(Ports)}
    return Ports(**(shut | {"rounds": NoRounds(), "clock": clock}))


class Offline:
    """Answers what needs no storage, and says of everything else that it has to wait."""

    def __init__(self, conversation: Conversation, clock: Clock) -> None:
        self._conversation = conversation
        self._clock = clock

    async def respond(
        self, message: Message, state: ConversationState
    ) -> tuple[Reply, ConversationState]:
        """The reply, and what the conversation remembers as long as the process lives."""
        ports = closed(self._clock)
        try:
            reply, new = await self._conversation.respond(message, state, ports)
        except Unavailable:
            return await self._aside(message, state, ports)
        if message.shared and reply.personal:
            return self._sorry(message, state, ports)
        return reply, new

    async def _aside(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        """In the middle of a form: a question is answered, an answer to the form has to wait."""
        if state.signup is not None:
            outside = state.model_copy(update={"signup": None})
            try:
                reply, _ = await self._conversation.respond(message, outside, ports)
            except Unavailable:
                pass
            else:
                if reply.outcome is Outcome.ANSWER:
                    return reply, state
        return self._sorry(message, state, ports)

    def _sorry(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        exchange = self._conversation.hearing.open(message, state, ports)
        return exchange.reply(exchange.say("trouble.storage"), Outcome.UNKNOWN), state
