"""A draft that lies aside: looked at, changed, or come back to."""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.signup.changing import Changing
from dialogs.signup.draft import Draft
from dialogs.signup.recent_submission import RecentSubmission
from dialogs.signup.round_choice import RoundChoice
from dialogs.signup.steps import Steps


class SuspendedDraft:
    """Answers what is asked of a form that is not being filled in."""

    def __init__(
        self,
        steps: Steps,
        changing: Changing,
        round_choice: RoundChoice,
        recent_submission: RecentSubmission,
    ) -> None:
        self.steps = steps
        self.form = steps.form
        self.changing = changing
        self.round_choice = round_choice
        self.recent_submission = recent_submission

    async def look(self, exchange: Exchange) -> Reply | None:
        """`What have I answered so far?` while a draft lies aside: its answers."""
        found = exchange.heard.forms.questions.find(exchange.text)
        asks = exchange.command() == "summary" or [name for name, _ in found] == ["filled_in"]
        if not asks or exchange.state.filling:
            return None
        drafts = (
            []
            if await self.recent_submission.find(exchange)
            else await self.steps.drafts(exchange)
        )
        draft = next(iter(drafts), None)
        position = exchange.state.signup
        if position and not position.amends:
            draft = await self.steps.here(exchange) or draft
        if draft is None:
            return None
        refused = draft.broken_rule is not None
        reply = self.so_far(exchange, draft, "signup.mistake" if refused else "leave.kept")
        return reply if refused else replace(reply, choices=(exchange.say("resume.button"),))

    async def change(self, exchange: Exchange) -> Reply | None:
        """`Ändra telefon till 070-...` while a draft lies aside: it is taken up with that."""
        wanted = exchange.heard.changing.change_of(exchange.text)
        if wanted is None or exchange.goes_over() or exchange.state.filling:
            return None
        drafts = await self.steps.drafts(exchange)
        fits = [d for d in drafts if self.changing.field_called(exchange, d, wanted[0])]
        if not fits:
            return None
        exchange.place(None)
        entered = await self.round_choice.fits(exchange, fits[0])
        if isinstance(entered, Reply):
            return entered
        reply = await self.changing.change(exchange, entered.draft)
        title = self.form.words(exchange, entered.draft).title
        return reply.after(exchange.say("resume.going_on", title=title)) if reply else None

    def so_far(self, exchange: Exchange, draft: Draft, then: str) -> Reply:
        """What has been answered in a form that asks nothing now, and how one goes on."""
        answers = exchange.say("signup.so_far", answers=self.form.answers(exchange, draft))
        text = f"{answers}\n\n{exchange.say(then)}"
        return exchange.reply(text, Outcome.SIGNUP, topic=draft.application.programme)

    async def come_back(self, exchange: Exchange) -> Reply | None:
        """`Tillbaka` after a refusal and something else: the question that was answered wrong."""
        position = exchange.state.signup
        draft = await self.steps.here(exchange)
        return self.steps.next(exchange, draft) if position and draft else None
