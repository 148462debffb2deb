"""A whole signup form in a window of its own (a task module), beside the step by step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from botbuilder.core import InvokeResponse

from bot.channels.teams import incoming
from bot.channels.teams.adapter import Turn
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.invokes import Handlers, malformed, window, window_message
from bot.channels.teams.replies import Replies
from bot.languages import DEFAULT_LANGUAGE
from bot.turn import Turns
from dialogs.messages import FilledForm, Message
from dialogs.parts import Input, Sheet
from dialogs.ports import Clock

NOTHING: Mapping[str, str] = {}


class Forms:
    """Opens a form, and takes what was filled in as an ordinary turn."""

    def __init__(self, turns: Turns, replies: Replies, cards: Cards, clock: Clock) -> None:
        self._turns = turns
        self._replies = replies
        self._cards = cards
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """The invokes that are answered here."""
        return {"task/fetch": self.fetch, "task/submit": self.submit}

    async def fetch(self, turn: Turn) -> InvokeResponse:
        """The form, with what the person has answered before."""
        programme = wanted(turn.activity.value)
        if programme is None:
            return malformed("The data must name a programme.")
        message = incoming.message(turn.activity, self._clock)
        if message.shared:
            return window_message(self._say(message, "shared.write_to_me"))
        sheet = await self._turns.sheet(message, programme)
        if sheet is None:
            return window_message(self._say(message, "form.unknown"))
        return window(sheet.title, self._cards.sheet(sheet, NOTHING))

    async def submit(self, turn: Turn) -> InvokeResponse:
        """Keep what is good; what is not comes back in the form, else the talk goes on."""
        form = incoming.form(data_of(turn.activity.value))
        if form is None:
            return malformed("The data must name a programme and hold its fields.")
        heard = incoming.message(turn.activity, self._clock, turn.base)
        message = replace(heard, form=form)
        if message.shared:
            return window_message(self._say(message, "shared.write_to_me"))
        taken = await self._turns.take(message)
        faults = taken.reply.faults if taken.reply else NOTHING
        sheet = await self._turns.sheet(message, form.programme) if faults else None
        if sheet is not None:
            await self._replies.note(turn, message.id or "")  # the window says it
            again = as_filled_in(sheet, form, faults)
            return window(sheet.title, self._cards.sheet(again, faults))
        await self._replies.say(turn, taken, message.id)
        whole = bool(taken.reply and taken.reply.asks)
        return window_message(self._say(message, "card.saved" if whole else "card.in_chat"))

    def _say(self, message: Message, key: str) -> str:
        return self._cards.words[message.language or DEFAULT_LANGUAGE].say(key)


def wanted(value: object) -> str | None:
    """The programme whose form is asked for."""
    ours = data_of(value).get("chefslotsen")
    programme = ours.get("programme") if isinstance(ours, dict) else None
    return programme if isinstance(programme, str) else None


def data_of(value: object) -> dict[str, Any]:
    """What a button of a card hands over."""
    data = value.get("data") if isinstance(value, dict) else None
    return data if isinstance(data, dict) else {}


def as_filled_in(sheet: Sheet, form: FilledForm, faults: Mapping[str, str]) -> Sheet:
    """The form with the answers that could not be kept, so that they can be put right."""

    def written(one: Input) -> Input:
        said = form.fields.get(one.id)
        return one if one.id not in faults or said is None else replace(one, value=str(said))

    return replace(sheet, inputs=tuple(map(written, sheet.inputs)))
