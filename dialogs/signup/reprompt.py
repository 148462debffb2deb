"""What a signup adds to a reply: the step that waits, the day of the summary, the way back."""

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.signup.form import CONFIRM, title_of
from dialogs.signup.steps import Steps


class Reprompt:
    """Puts under a reply to something else what the form waits for."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.form = steps.form

    async def after_else(self, exchange: Exchange, reply: Reply) -> Reply:
        """A reply to something else, and under it the step that is waited for.

        Where it asks something itself, a yes to that must not send what the summary shows; and
        who was asked whether to leave, and asks something else, has left: the draft is kept.
        """
        position, clarifies = exchange.state.signup, reply.outcome is Outcome.CLARIFY
        asked_else = reply.outcome not in (Outcome.SMALLTALK, Outcome.COMMAND)
        leaves = position is not None and position.mode == "leaving" and asked_else
        if position and (leaves or (position.mode == "reviewing" and clarifies)):
            exchange.place(position.model_copy(update={"mode": "aside"}))
            kept = "amend.aside" if position.amends else "leave.kept"
            return reply.with_note(exchange.say(kept))
        step = await self.again(exchange)
        return reply.followed_by(step) if step else reply

    async def again(self, exchange: Exchange) -> Reply | None:
        """The step that is waited for, after something else has been answered."""
        if exchange.state.open_form is None:
            return None
        draft = await self.steps.here(exchange)
        return self.steps.open_step(exchange, draft) if draft else None

    async def with_occasion(self, exchange: Exchange, reply: Reply) -> Reply:
        """The summary with the day that it is for, where that is an occasion with one."""
        if reply.asks is None or reply.asks.field != CONFIRM or not exchange.state.signup:
            return reply
        draft = await self.steps.here(exchange)
        title = await title_of(exchange, draft.application) if draft else ""
        if draft is None or title == self.form.words(exchange, draft).title:
            return reply
        return reply.after(exchange.say("signup.occasion", title=title))

    def with_way_back(self, exchange: Exchange, reply: Reply) -> Reply:
        """A reply to something else after a refusal, with how to put a wrong answer right."""
        position = exchange.state.signup
        if position is None or position.mode != "aside" or reply.asks is not None:
            return reply
        title = exchange.book.pack.programmes[position.programme].title
        return reply.with_note(exchange.say("signup.waiting", title=title))
