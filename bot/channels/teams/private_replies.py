"""What is for one person alone, asked where others read: it is answered in a chat with them."""

import asyncio
import logging
from dataclasses import replace

from aiohttp import ClientError
from botbuilder.schema import Activity, ConversationAccount

from bot.channels.teams import incoming, notices
from bot.channels.teams.adapter import Turn
from bot.channels.teams.alone import Ask, opened
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.replies import Replies
from bot.turn import Turns
from dialogs.messages import Address, Message, Reply

PATIENCE = 5.0
"""Seconds for a chat to be opened, before the channel gives up its own call."""

_log = logging.getLogger(__name__)


class PrivateReplies:
    """Opens a chat with the one who asked, and takes the message there."""

    def __init__(self, turns: Turns, replies: Replies, ask: Ask, cards: Cards) -> None:
        self._turns = turns
        self._replies = replies
        self._ask = ask
        self._words = cards.words

    async def answer(self, turn: Turn, message: Message, note: Reply) -> Reply:
        """Take the message in their own chat; what to say of that where it was asked."""
        chat = await self._open(message.address)
        if chat is None:
            return replace(note, text=self._words[note.language].say("shared.write_to_me"))
        there = elsewhere(turn.activity, chat)
        own = replace(
            message,
            conversation=incoming.conversation(there),
            address=chat,
            shared=False,
            under=None,
            callback=notices.callback(there, message.id or "", turn.base),
        )
        taken = await self._turns.take(own)
        await self._replies.say(Turn(turn.adapter, there, turn.base), taken, own.id)
        return note

    async def _open(self, to: Address | None) -> Address | None:
        if to is None:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await opened(self._ask, to)
        except (ClientError, OSError) as error:  # a time limit is one of these, too
            _log.warning("a chat was not opened: %s", type(error).__name__)
            return None


def elsewhere(heard: Activity, chat: Address) -> Activity:
    """What was heard, as if it had been said in that chat; the reply answers nothing there."""
    return Activity(
        type=heard.type,
        service_url=heard.service_url,
        channel_id=heard.channel_id,
        conversation=ConversationAccount(id=chat.conversation, conversation_type="personal"),
        from_property=heard.from_property,
        recipient=heard.recipient,
        locale=heard.locale,
        channel_data=heard.channel_data,
        entities=[],
    )
