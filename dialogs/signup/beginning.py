"""Beginning a signup, or going on with a draft of it."""

from collections.abc import Sequence

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import AlreadyApplied, Answer
from dialogs.signup.amending import Amending
from dialogs.signup.draft import Draft
from dialogs.signup.fields_named import FieldsNamed
from dialogs.signup.round_choice import Entered, RoundChoice
from dialogs.signup.same_as_before import SameAsBefore
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from dialogs.signup.volunteered import VolunteeredAnswers
from dialogs.understanding.person.reckoning import answers


class Beginning:
    """Begins with what the wish itself tells, and takes up what was begun before."""

    def __init__(
        self,
        steps: Steps,
        saving: Saving,
        round_choice: RoundChoice,
        amending: Amending,
        named: FieldsNamed,
        volunteered: VolunteeredAnswers,
        same_as_before: SameAsBefore,
    ) -> None:
        self.programmes = steps.programmes
        self.steps = steps
        self.form = steps.form
        self.saving = saving
        self.round_choice = round_choice
        self.amending = amending
        self.named = named
        self.volunteered = volunteered
        self.same_as_before = same_as_before

    async def start(self, exchange: Exchange, programme: str) -> Reply:
        """Begin a signup, go on with a draft of it, or point to the one already received."""
        before = await self.under_way(exchange)
        exchange.remember(topic=programme, candidates=(), withdrawing=None, watching=False)
        try:
            entered = await self.round_choice.enter(exchange, programme)
            reply = await self.entered(exchange, entered)
        except AlreadyApplied as already:
            return self.round_choice.already(exchange, already)
        if before is None or before.application.programme == programme:
            return reply
        title = self.form.words(exchange, before).title
        return reply.after(exchange.say("signup.set_aside", title=title))

    async def under_way(self, exchange: Exchange) -> Draft | None:
        """The draft that is being filled in."""
        if exchange.state.open_form is None:
            return None
        draft = await self.steps.here(exchange)
        return None if draft is None or draft.amends else draft

    async def choose_round(self, exchange: Exchange) -> Reply | None:
        """One of the occasions that were offered, typed loosely."""
        try:
            chosen = await self.round_choice.chosen(exchange)
            return await self.entered(exchange, chosen) if chosen else None
        except AlreadyApplied as already:
            return self.round_choice.already(exchange, already)

    async def entered(self, exchange: Exchange, entered: Entered | Reply) -> Reply:
        """The first question of a draft that is in its round, or the next one of an old draft."""
        if isinstance(entered, Reply):
            return entered
        draft = entered.draft
        if draft.answers:
            title = self.form.words(exchange, draft).title
            lead = exchange.say("signup.found_draft", title=title)
            reply = await self.take_up(exchange, draft, lead)
        else:
            reply = await self.begin(exchange, draft)
        return reply.after(entered.lead) if entered.lead else reply

    async def begin(self, exchange: Exchange, draft: Draft) -> Reply:
        """What will be asked, and what the wish itself has told already."""
        told = {
            **remembered(exchange, draft),
            **judged(exchange, draft),
            **self.volunteered.told(exchange, draft),
            **self.named.listed(exchange, draft),
        }
        intro = self.form.intro(exchange, draft)
        if await self.same_as_before.earlier(exchange, draft.having(told)):
            intro = f"{intro}\n{exchange.say('signup.same_as_before')}"
        if not told:
            return self.steps.next(exchange, draft, intro)
        lead = f"{intro}\n\n{self.form.noted(exchange, draft, told)}"
        return await self.saving.save_all(exchange, draft, told, lead)

    async def take_up(self, exchange: Exchange, draft: Draft, lead: str) -> Reply:
        """The first open question of a draft that may be older than today's form and rules."""
        rule = draft.broken_rule
        if rule:
            refusal = await self.saving.stop(exchange, draft, rule)
            return refusal.after(lead) if lead else refusal
        return self.steps.next(exchange, draft, lead)

    async def resume(self, exchange: Exchange) -> Reply:
        """Go on with the draft that was changed last, wherever and whenever that was."""
        drafts = await self.steps.drafts(exchange)
        edit = await self.amending.under_way(exchange, among=not drafts)
        if edit:
            return edit
        if not drafts:
            return exchange.reply(exchange.say("resume.nothing"), Outcome.COMMAND)
        entered = await self.round_choice.fits(exchange, drafts[0])
        if isinstance(entered, Reply):
            return entered
        titles = [self.form.words(exchange, draft).title for draft in drafts]
        lead = exchange.say("resume.going_on", title=titles[0])
        if len(titles) > 1:
            lead = f"{lead} {exchange.say('resume.others', titles=', '.join(titles[1:]))}"
        if entered.lead:
            lead = f"{lead} {entered.lead}"
        return await self.take_up(exchange, entered.draft, lead)

    def which(self, exchange: Exchange, programmes: Sequence[str]) -> Reply:
        """Ask which programme a wish is for."""
        order = sorted(programmes, key=lambda name: self.programmes[name].order)
        titles = tuple(exchange.book.pack.programmes[name].title for name in order)
        exchange.remember(candidates=tuple(order), choice_starts="signup", question=None)
        listed = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
        return exchange.reply(
            exchange.say("signup.which_programme", choices=listed),
            Outcome.CLARIFY,
            topics=tuple(order),
            choices=titles,
        )


def remembered(exchange: Exchange, draft: Draft) -> dict[str, Answer]:
    """What the writer has told of themselves in the talk before the signup.

    What would break a rule is asked for all the same: it may be otherwise by now.
    """
    told = draft.as_answers(answers(exchange.state.told, exchange.today))
    kept: dict[str, Answer] = {}
    for name, value in told.items():
        if draft.having({**kept, name: value}).broken_rule is None:
            kept[name] = value
    return kept


def judged(exchange: Exchange, draft: Draft) -> dict[str, Answer]:
    """What has just been told where it was asked whether one may join that programme."""
    verdict = exchange.state.eligibility
    if verdict is None or verdict.of_other or verdict.programme != draft.application.programme:
        return {}
    told = draft.as_answers(answers(verdict.facts, exchange.today))
    return {} if draft.having(told).broken_rule else told
