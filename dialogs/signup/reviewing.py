"""Under the summary: what sends, what changes an answer, and what is neither."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from dialogs.consent import behind_yes, is_faint, nods
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.signup.filling import Filling
from dialogs.signup.form import Form
from dialogs.signup.sending import Sending
from dialogs.understanding import identity_number
from knowledge.text import fold

FIELD_WORDS = 4
"""Words of a message under the summary that can be nothing but the name of a field."""

Start = Callable[[Exchange, str], Awaitable[Reply]]
"""Begins a signup to a programme."""


class Reviewing:
    """Takes messages while the summary waits for a yes."""

    def __init__(self, form: Form, filling: Filling, sending: Sending, start: Start) -> None:
        self.form = form
        self.filling = filling
        self.sending = sending
        self.start = start
        self.steps, self.saving = filling.steps, filling.saving
        self.changing, self.correcting = filling.changing, filling.correcting
        self.volunteered = filling.volunteered

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when the summary is shown: send, change, or something else."""
        if draft.open_field is not None:
            return self.steps.next(exchange, draft)
        praises = exchange.smalltalk() == "thanks" and exchange.plain_yes_no() is None
        if nods(exchange) or praises:
            return self.lacks_yes(exchange, draft)
        reply = await self.answered_summary(exchange, draft)
        if reply or (exchange.yes_no() is not None and exchange.asks_on()):
            return reply
        act = self.filling.commands.acts.get(exchange.command() or "")
        if act:
            return await act(exchange, draft)
        return await self.pointed_at(exchange, draft)

    async def answered_summary(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """What a yes or a no under the summary does; None for anything else."""
        also = self.also_wanted(exchange, draft)
        if also:
            return await self.send_and_begin(exchange, draft, also)
        not_now = exchange.heard.consent.summing.meant(exchange.text) == "not now"
        if not_now or exchange.says_not_to_send() or exchange.puts_off():
            key = "amend.confirm_hint" if draft.amends else "signup.not_sent"
            return self.form.summary(exchange, draft, exchange.say(key))
        answer = self.verdict_on_summary(exchange, draft)
        if answer is None or "?" in exchange.text:
            return None
        return await (self.sending.submit if answer else self.changing.ask_which)(exchange, draft)

    def verdict_on_summary(self, exchange: Exchange, draft: Draft) -> bool | None:
        """Whether all is right and to be sent; None where neither is said."""
        button = fold(self.form.send_button(exchange, draft))
        pressed = fold(exchange.text) in (button, button.split(" ", 1)[-1])
        answer = exchange.plain_yes_no()
        agrees = exchange.heard.consent.summing.meant(exchange.text) == "right"
        return True if pressed or agrees or exchange.says_to_send() else answer

    def also_wanted(self, exchange: Exchange, draft: Draft) -> str | None:
        """The other programme in `yes, and sign me up for the breakfasts too`."""
        if draft.amends or "?" in exchange.text:
            return None
        behind = behind_yes(exchange)
        wishes = [behind] if behind and not exchange.holds_back() else []
        for joint in exchange.heard.forms.and_then.finditer(exchange.text):
            head, rest = exchange.text[: joint.start()], exchange.text[joint.end() :]
            if self.sends(replace(exchange, text=head), draft) and not goes_back(exchange, rest):
                wishes.append(rest)
        return next(filter(None, (self.wished(exchange, draft, one) for one in wishes)), None)

    def sends(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether a message is a clear yes to the summary."""
        return bool(self.verdict_on_summary(exchange, draft)) and not is_faint(exchange)

    def wished(self, exchange: Exchange, draft: Draft, text: str) -> str | None:
        """The one other programme that a text wishes for."""
        named = set(exchange.heard.finder.names.mentioned(text)) & self.steps.programmes.keys()
        others = named - {draft.application.programme}
        wished = len(others) == 1 and exchange.heard.wishes_in(text)
        return others.pop() if wished else None

    async def send_and_begin(self, exchange: Exchange, draft: Draft, also: str) -> Reply:
        """The receipt, and under it the first question of the other signup."""
        receipt = await self.sending.submit(exchange, draft)
        if exchange.state.signup is not None or receipt.receipt is None:
            return receipt
        return receipt.followed_by(await self.start(exchange, also))

    def told_of_answers(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """What a message under the summary tells, anew or otherwise than before."""
        told = self.volunteered.told(exchange, draft)
        if "?" in exchange.text:
            return told
        return {**self.volunteered.otherwise(exchange, draft, only_time=not told), **told}

    async def pointed_at(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """Under the summary: an answer that is named is changed; else a yes is lacking."""
        if identity_number.find(exchange.text):
            return None
        change = await self.changing.change(exchange, draft)
        change = change or await self.correcting.take(exchange, draft)
        if change:
            return change
        told = self.told_of_answers(exchange, draft)
        if told:
            return await self.saving.save_all(exchange, draft, told)
        if exchange.is_something_else():
            return None
        change = await self.correcting.contradicted(exchange, draft)
        if change:
            return change
        few = len(exchange.text.split()) <= FIELD_WORDS
        field = self.changing.field_called(exchange, draft, exchange.text) if few else None
        if field:
            return self.steps.ask_for(exchange, draft, field)
        return self.lacks_yes(exchange, draft)

    def lacks_yes(self, exchange: Exchange, draft: Draft) -> Reply:
        """The summary again, with what it takes to send it."""
        hint = "amend.confirm_hint" if draft.amends else "signup.confirm_hint"
        return self.form.summary(exchange, draft, exchange.say(hint))


def goes_back(exchange: Exchange, text: str) -> bool:
    """Whether what follows a yes takes it back or asks: `but first ...`, `can I ...`."""
    said, heard = set(fold(text).split()), exchange.heard
    back = heard.consent.hesitating | heard.small.negators
    return not back.isdisjoint(said) or heard.reader.begins_to_ask(text)
