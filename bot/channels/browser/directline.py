"""Direct Line 3.0 over the one conversation that a browser has with the bot."""

import asyncio
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from aiohttp import web

from bot.channels.accept_language import language_of
from bot.channels.bodies import read_object
from bot.channels.browser.activities import Said, from_bot, from_person, reply_id, said
from bot.channels.browser.feed import Feed, key
from bot.channels.browser.request_guard import Gate
from bot.channels.browser.streams import Streams
from bot.channels.browser.tickets import (
    ExpiredTicketError,
    ForeignTicketError,
    Ticket,
    Tickets,
    Use,
)
from bot.channels.browser.visitors import Visitors
from bot.channels.own_address import base_of, scheme
from bot.channels.refusals import Away, Refused
from bot.storage import StorageUnavailable
from bot.turn import Taken, Turns
from dialogs.messages import Address, Message, Person
from dialogs.ports import Clock

ROOT = "/v3/directline"
TALK_LASTS = timedelta(minutes=30)
STREAM_LASTS = timedelta(minutes=1)
PATIENCE = 1.0
LARGEST_BODY = 64 * 1024
WELCOME = "welcome"
LONGEST_WATERMARK = 9
CHANNEL = "browser"
"""What addresses of the chat page are kept under."""


class DirectLine:
    """Hands out tokens, takes messages through the turn, and shows the conversation's feed."""

    def __init__(
        self, turns: Turns, feed: Feed, streams: Streams, tickets: Tickets, clock: Clock
    ) -> None:
        self._turns = turns
        self._feed = feed
        self._streams = streams
        self._tickets = tickets
        self._visitors = Visitors(tickets)
        self._clock = clock
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def routes(self, gate: Gate) -> list[web.RouteDef]:
        """The protocol's paths, each behind the gate."""
        one = f"{ROOT}/conversations/{{id}}"
        return [
            web.post(f"{ROOT}/tokens/generate", gate.guard(self.generate)),
            web.post(f"{ROOT}/tokens/refresh", gate.guard(self.refresh)),
            web.post(f"{ROOT}/conversations", gate.guard(self.start)),
            web.get(one, gate.guard(self.resume)),
            web.post(f"{one}/activities", gate.guard(self.post)),
            web.get(f"{one}/activities", gate.guard(self.read)),
            web.get(f"{one}/stream", gate.guard(self.stream)),
        ]

    async def generate(self, request: web.Request) -> web.StreamResponse:
        """A token for the visitor's own conversation; the body is read but never believed."""
        await read_object(request, LARGEST_BODY)
        person = self._visitors.person(request)
        response = web.json_response(self._token(person))
        self._visitors.remember(request, response, person)
        return response

    async def refresh(self, request: web.Request) -> web.StreamResponse:
        """A fresh token for a token that still holds."""
        return web.json_response(self._token(self._bearer(request).person))

    async def start(self, request: web.Request) -> web.StreamResponse:
        """Open the token's conversation, new or old; a new one is welcomed."""
        ticket = self._bearer(request)
        body = await read_object(request, LARGEST_BODY)
        locale = body.get("locale")
        preferred = locale if isinstance(locale, str) else ""
        language = language_of(preferred or request.headers.get("Accept-Language", ""))
        async with self._turn(ticket.conversation):
            person = Person(key(ticket.person))
            taken = await self._turns.welcome(key(ticket.conversation), person, language)
            shown = taken.repeated and await self._feed.holds(
                ticket.conversation, reply_id(WELCOME)
            )
            if taken.kept and not shown:
                await self._deliver(ticket.conversation, WELCOME, taken, base_of(request))
        return web.json_response(self._opened(request, ticket, 0), status=201)

    async def resume(self, request: web.Request) -> web.StreamResponse:
        """A stream for a conversation that goes on, from a watermark."""
        ticket = self._bearer(request)
        return web.json_response(self._opened(request, ticket, _watermark(request)))

    async def read(self, request: web.Request) -> web.StreamResponse:
        """The activities after a watermark, for clients without a socket."""
        ticket = self._bearer(request)
        watermark = _watermark(request)
        try:
            return web.json_response(await self._feed.after(ticket.conversation, watermark))
        except StorageUnavailable:  # nothing new, and what there is comes with the same watermark
            return web.json_response({"activities": [], "watermark": str(watermark)})

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """The activities after a watermark, and all that follow, over a WebSocket."""
        ticket = self._opening(request, request.query.get("t", ""), "stream", "talk")
        return await self._streams.serve(request, ticket, _watermark(request))

    async def post(self, request: web.Request) -> web.StreamResponse:
        """Take an activity; a message is answered before this returns."""
        ticket = self._bearer(request)
        activity = said(await read_object(request, LARGEST_BODY))
        if activity.type == "message":
            async with self._turn(ticket.conversation):
                await self._answer(ticket, activity, base_of(request))
        return web.json_response({"id": activity.id})

    async def _answer(self, ticket: Ticket, activity: Said, base: str) -> None:
        message = Message(
            text=activity.text,
            person=Person(key(ticket.person)),
            conversation=key(ticket.conversation),
            at=self._clock.now(),
            id=activity.id,
            language=activity.language,
            address=Address(CHANNEL, ticket.conversation),
        )
        taken = await self._turns.take(message)
        if not taken.kept:
            await self._pass_on(ticket.conversation, activity, message, taken)
            return
        if taken.sent or await self._stands(ticket.conversation, activity.id, taken):
            return
        # Shown only now: a turn that fails leaves nothing behind, and is sent again whole.
        await self._feed.append(
            ticket.conversation, from_person(activity, ticket.conversation, message.at)
        )
        await self._deliver(ticket.conversation, activity.id, taken, base)
        await self._turns.sent(key(ticket.conversation), activity.id)

    async def _pass_on(
        self, conversation: str, activity: Said, message: Message, taken: Taken
    ) -> None:
        """Show what nobody keeps, where somebody is there to see it."""
        if taken.sent or taken.reply is None:
            return
        reply = from_bot(taken.reply, activity.id, conversation, self._clock.now())
        asked = from_person(activity, conversation, message.at)
        if not await self._feed.pass_on(conversation, asked, reply):
            raise Away

    async def _stands(self, conversation: str, activity_id: str, taken: Taken) -> bool:
        """Whether a repeated message was shown after all, by a replica busy with it just now."""
        if not taken.repeated:
            return False
        if await self._feed.holds(conversation, activity_id):
            return True
        await asyncio.sleep(PATIENCE)
        return await self._feed.holds(conversation, activity_id)

    async def _deliver(self, conversation: str, answered: str, taken: Taken, base: str) -> None:
        if taken.reply:
            activity = from_bot(taken.reply, answered, conversation, self._clock.now(), base)
            await self._feed.append(conversation, activity)

    def _turn(self, conversation: str) -> asyncio.Lock:
        return self._locks.setdefault(conversation, asyncio.Lock())

    def _token(self, person: str) -> dict[str, Any]:
        return {
            "conversationId": self._tickets.conversation_of(person),
            "token": self._tickets.issue("talk", person, TALK_LASTS),
            "expires_in": int(TALK_LASTS.total_seconds()),
        }

    def _opened(self, request: web.Request, ticket: Ticket, watermark: int) -> dict[str, Any]:
        stream = self._tickets.issue("stream", ticket.person, STREAM_LASTS)
        place = f"{scheme(request, 'ws')}://{request.host}{ROOT}/conversations"
        path = f"{ticket.conversation}/stream?watermark={watermark}&t={stream}"
        return {**self._token(ticket.person), "streamUrl": f"{place}/{path}"}

    def _bearer(self, request: web.Request) -> Ticket:
        kind, _, text = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not text.strip():
            raise Refused(401, "Unauthorized", "A bearer token is needed.")
        return self._opening(request, text.strip(), "talk")

    def _opening(self, request: web.Request, text: str, *uses: Use) -> Ticket:
        try:
            ticket = self._tickets.read(text, *uses)
        except ExpiredTicketError as fault:
            raise Refused(403, "TokenExpired", "The token has expired.") from fault
        except ForeignTicketError as fault:
            raise Refused(403, "BadArgument", "The token is not valid.") from fault
        if request.match_info.get("id", ticket.conversation) != ticket.conversation:
            raise Refused(403, "Forbidden", "The token is for another conversation.")
        return ticket


def _watermark(request: web.Request) -> int:
    text = request.query.get("watermark", "") or "0"
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_WATERMARK):
        raise Refused(400, "BadArgument", "The watermark is not one of ours.")
    return int(text)
