"""One dialog for every programme: begins, asks, sums up, sends and gives a receipt.

What is not an answer (a question, a greeting, another wish) is left to the other dialogs;
`again` then asks for the same step once more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dialogs.consent import is_faint
from dialogs.eligibility.facts import FactReader
from dialogs.exchange import Exchange
from dialogs.messages import Language, Outcome, Reply
from dialogs.offered import picked
from dialogs.ports import LIVE, AlreadyApplied, Application
from dialogs.question import Questions
from dialogs.reading import SENTENCE
from dialogs.signup.amending import Amending
from dialogs.signup.changing import Changing
from dialogs.signup.correcting import Correcting
from dialogs.signup.draft import Draft
from dialogs.signup.entering import Entered, Entering
from dialogs.signup.field_input import FieldInput, Refused
from dialogs.signup.filled_form import FilledForms
from dialogs.signup.filling import Act, Filling
from dialogs.signup.form import CONFIRM, Form, title_of
from dialogs.signup.form_questions import FormQuestions
from dialogs.signup.leaving import Leaving
from dialogs.signup.naming import Naming, NamingEar, is_essay
from dialogs.signup.other_forms import OtherForms
from dialogs.signup.reviewing import Reviewing
from dialogs.signup.saving import Saving
from dialogs.signup.sending import Sending
from dialogs.signup.steps import Steps
from dialogs.signup.telling import Telling
from dialogs.small_words import left_over
from knowledge.classifier.examples import COMMAND, COMMANDS
from knowledge.classifier.model import likeliest
from knowledge.model import Knowledge
from knowledge.text import fold

JUST_NOW = timedelta(minutes=10)
"""How long after a signup was sent a bare yes still means that one."""
STOPS = ("cancel", "keep")
"""Commands that leave a form."""
SURELY_STOPS, CLEARLY_STOPS = 0.85, 0.6
"""Share of a command, and of its being one of these, from which a form is left."""
SHORT_WISH = 6
"""Words up to which a wish for another form is one where an essay is asked for."""
FEW_WORDS = 3
"""Words below which nothing is learned from a message in a form: it may be a name."""
POINTED_FROM = ("asking", "reviewing")
"""Modes in which another form may be pointed at; in all others something else is chosen."""
OPEN_MODES = ("asking", "choosing", "reviewing")
"""Modes in which the next message may fill in or send."""


class Signup:
    """The flow of a signup."""

    def __init__(
        self,
        knowledge: Knowledge,
        questions: Questions,
        inputs: Mapping[Language, FieldInput],
        readers: Mapping[Language, FactReader],
    ) -> None:
        self.programmes = knowledge.programmes
        self.form = Form(knowledge)
        self.steps = Steps(knowledge.programmes, self.form)
        self.saving = saving = Saving(self.steps, inputs, readers)
        self.telling = Telling(readers)
        self.other_forms = OtherForms(knowledge.programmes, self.telling)
        packs = knowledge.languages.items()
        ears = {name: NamingEar(pack.vocabulary) for name, pack in packs}
        self.changing = Changing(self.steps, saving, Naming(saving, ears))
        words = {name: pack.vocabulary.amending for name, pack in knowledge.languages.items()}
        self.correcting = Correcting(self.steps, saving, self.telling, words)
        self.filling = Filling(
            self.steps, saving, self.changing, self.correcting, questions, self.telling
        )
        self.amending = Amending(self.steps, self.saving, self.changing, self.telling)
        self.questions = FormQuestions(self.steps, self.filling, knowledge.retention)
        self.leaving = Leaving(self.steps)
        self.entering = Entering(self.steps, self.form)
        self.filled = FilledForms(self.steps, saving, self.entering)
        sending = Sending(
            self.form, self.steps, saving, self.amending, self.entering, self.leaving
        )
        self.reviewing = Reviewing(self.form, self.filling, sending, self.start)
        self.modes: Mapping[str, Act] = {
            "asking": self.filling.asking,
            "choosing": self.choosing,
            "reviewing": self.reviewing.take,
            "leaving": self.leaving.leaving,
            "restarting": self.restarting,
            "refused": self.correcting.after_refusal,
        }
        self.commands: Mapping[str, Act] = {
            "cancel": self.leaving.ask,
            "keep": self.leaving.keep,
            "resume": self.go_on,
            "restart": self.ask_to_restart,
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply where a signup is under way and the message belongs to it, else None."""
        position = exchange.state.signup
        if position is None or position.mode == "aside" or exchange.is_beside:
            return None
        draft = await self.steps.here(exchange)
        if draft is None:
            exchange.place(None)
            return None
        if draft.amends:
            left = await self.amending.leave(exchange, draft)
            return left or await self.act(exchange, draft)
        if position.mode in OPEN_MODES:
            return await self.in_round(exchange, draft)
        return await self.act(exchange, draft)

    async def sent_already(self, exchange: Exchange) -> Reply | None:
        """A yes that comes again, under a new id, soon after it has sent: the number once more."""
        button = fold(exchange.text) == fold(exchange.say("signup.send"))
        if exchange.state.signup or not (button or exchange.plain_yes_no()):
            return None
        application = await self.just_sent(exchange)
        return (
            self.entering.already(exchange, AlreadyApplied(application)) if application else None
        )

    async def just_sent(self, exchange: Exchange) -> Application | None:
        """What the person has sent a short while ago."""
        now = exchange.ports.clock.now()
        for application in await exchange.ports.applications.of(exchange.message.person.id):
            sent = application.submitted_at
            known = application.programme in self.programmes and application.state in LIVE
            if known and sent and now - sent <= JUST_NOW:
                return application
        return None

    async def in_round(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The message taken in the round that is open now; its own may have closed meanwhile."""
        try:
            entered = await self.entering.fits(exchange, draft)
        except AlreadyApplied as already:
            return self.entering.already(exchange, already)
        if isinstance(entered, Reply):
            return entered
        moved = await self.entering.moved(exchange, entered.draft)
        if moved:
            return self.steps.next(exchange, moved.draft, moved.lead)
        reply = await self.act(exchange, entered.draft)
        return reply.after(entered.lead) if reply and entered.lead else reply

    async def act(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """What the message does where the signup stands."""
        if self.turns_away(exchange, draft):
            return None
        other = self.other_form(exchange, draft)
        if other is not None:
            return await self.go_over(exchange, draft, other)
        return await self.within(exchange, draft)

    async def within(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The same of a message that turns to no other form."""
        position = self.steps.position(exchange)
        command = self.command(exchange, draft)
        if command == "summary":
            refused = position.mode == "refused"
            so_far = self.refused_so_far if refused else self.filling.answers_so_far
            return await so_far(exchange, draft)
        if command == "cancel" and position.mode == "refused":
            return await self.leaving.ask(exchange, draft)
        if command == "cancel" and self.filling.changes_one(exchange, draft):
            return self.steps.next(exchange, draft)  # only that change is left
        about = await self.questions.take(exchange, draft)
        if about:
            return about
        if command == "cancel" and exchange.names_another():  # `I'd rather have the breakfasts`
            self.steps.place(exchange, draft, "aside")
            return None
        act = self.commands.get(command)
        if act and position.mode in ("asking", "reviewing"):
            return await act(exchange, draft)
        return await self.modes[position.mode](exchange, draft)

    def other_form(self, exchange: Exchange, draft: Draft) -> Sequence[str] | None:
        """The programmes of which one is pointed at instead; None where none is."""
        mode = self.steps.position(exchange).mode
        if mode == "refused":
            instead = picked(exchange, instead=True)
            return (instead,) if instead not in (None, draft.application.programme) else None
        if mode not in POINTED_FROM:
            return None
        return self.other_forms.take(exchange, draft, self.steps.current(exchange, draft))

    async def go_over(self, exchange: Exchange, draft: Draft, to: Sequence[str]) -> Reply:
        """The form that was meant, or the question which one; the open draft is kept."""
        others = [name for name in self.programmes if name != draft.application.programme]
        if len(to) == 1:
            exchange.text = exchange.heard.pack.programmes[to[0]].wish  # it tells nothing else
            return await self.start(exchange, to[0])
        self.steps.place(exchange, draft, "aside")
        which = self.which(exchange, to or others)
        kept = "amend.aside" if draft.amends else "signup.set_aside"
        return which.after(exchange.say(kept, title=self.form.words(exchange, draft).title))

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

    def turns_away(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether a message goes over to another form, or takes back what was sent before."""
        if exchange.heard.sent.takes_back(exchange.text):
            return True  # of this form `Leaving.drop` has taken it
        short = len(exchange.text.split()) <= SHORT_WISH
        return exchange.goes_over() and (short or not self.is_essay(exchange, draft))

    async def refused_so_far(self, exchange: Exchange, draft: Draft) -> Reply:
        """What has been answered, after an answer that broke a rule."""
        return self.so_far(exchange, draft, "signup.mistake")

    def so_far(self, exchange: Exchange, draft: Draft, then: str) -> Reply:
        """What has been answered in a form that asks nothing now, and how one goes on."""
        answers = exchange.say("signup.so_far", answers=self.form.answers(exchange, draft))
        text = f"{answers}\n\n{exchange.say(then)}"
        return exchange.reply(text, Outcome.SIGNUP, topic=draft.application.programme)

    async def look_aside(self, exchange: Exchange) -> Reply | None:
        """`What have I answered so far?` while a draft lies aside: its answers."""
        position, found = exchange.state.signup, exchange.heard.forms.questions.find(exchange.text)
        asks = exchange.command() == "summary" or [name for name, _ in found] == ["filled_in"]
        if not asks or (position and position.mode != "aside"):
            return None
        drafts = [] if await self.just_sent(exchange) else await self.steps.drafts(exchange)
        draft = next(iter(drafts), None)
        if position and not position.amends:
            draft = await self.steps.here(exchange) or draft
        if draft is None:
            return None
        refused = draft.broken_rule is not None
        reply = self.so_far(exchange, draft, "signup.mistake" if refused else "leave.kept")
        return reply if refused else replace(reply, choices=(exchange.say("resume.button"),))

    def command(self, exchange: Exchange, draft: Draft) -> str:
        """The command that a message or a piece of it is, or seems to be; empty for none."""
        essay = self.is_essay(exchange, draft) and not exchange.puts_off()
        if essay or "?" in exchange.text:
            return exchange.command() or ""
        said = self.leaves(exchange) or exchange.command()
        return said or self.seems_to_leave(exchange) or self.cannot_come(exchange) or ""

    def cannot_come(self, exchange: Exchange) -> str | None:
        """`Jag kan inte komma`: that one asks whether to leave, where no more is said."""
        heard, text = exchange.heard, exchange.text
        found = heard.sent.not_coming.find(text)
        only = bool(found) and left_over(text, found) <= heard.small.words
        return "cancel" if only else None

    def is_essay(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether the field that is asked for takes whatever words one likes, and many."""
        return is_essay(self.steps.current(exchange, draft))

    def leaves(self, exchange: Exchange) -> str | None:
        """The command to stop that one piece of a message is: `oh, the phone. stop this`."""
        heard, text = exchange.heard, exchange.text
        pieces = heard.pieces(text)
        meant = map(heard.commands.given_in, (*SENTENCE.findall(text), pieces[0], pieces[-1]))
        return next((command for command in meant if command in STOPS), None)

    def seems_to_leave(self, exchange: Exchange) -> str | None:
        """The command to stop in words that only examples know: `battery is dying, tomorrow`."""
        guess = exchange.guess
        few = len(exchange.text.split()) < FEW_WORDS
        if few or guess.intent.get(COMMAND, 0.0) < SURELY_STOPS:
            return None
        acts = guess.act_among(COMMANDS)
        act = likeliest(acts)
        return act if act in STOPS and acts[act] >= CLEARLY_STOPS else None

    async def change_aside(self, exchange: Exchange) -> Reply | None:
        """`Ändra telefon till 070-...` while a draft lies aside: it is taken up with that."""
        position, wanted = exchange.state.signup, exchange.heard.changing.change_of(exchange.text)
        if wanted is None or exchange.goes_over() or (position and position.mode != "aside"):
            return None
        drafts = await self.steps.drafts(exchange)
        fits = [d for d in drafts if self.changing.field_called(exchange, d, wanted[0])]
        if not fits:
            return None
        exchange.place(None)
        entered = await self.entering.fits(exchange, fits[0])
        if isinstance(entered, Reply):
            return entered
        reply = await self.changing.change(exchange, entered.draft)
        title = self.form.words(exchange, entered.draft).title
        return reply.after(exchange.say("resume.going_on", title=title)) if reply else None

    async def too_long(self, exchange: Exchange) -> Reply | None:
        """An answer that is longer than any field takes; None where no field waits for one."""
        position = exchange.state.signup
        if position is None or position.mode != "asking":
            return None
        draft = await self.steps.here(exchange)
        field = self.steps.current(exchange, draft) if draft else None
        if draft is None or field is None:
            return None
        reason = "too_long" if field.kind == "text" else "invalid"
        return self.filling.misunderstood(exchange, draft, field, Refused(reason))

    async def start(self, exchange: Exchange, programme: str) -> Reply:
        """Begin a signup, go on with a draft of it, or point to the one already received."""
        before = await self.under_way(exchange)
        exchange.remember(topic=programme, candidates=(), withdrawing=None)
        try:
            entered = await self.entering.enter(exchange, programme)
            reply = await self.entered(exchange, entered)
        except AlreadyApplied as already:
            return self.entering.already(exchange, already)
        if before is None or before.application.programme == programme:
            return reply
        title = self.form.words(exchange, before).title
        return reply.after(exchange.say("signup.set_aside", title=title))

    async def under_way(self, exchange: Exchange) -> Draft | None:
        """The draft that is being filled in."""
        position = exchange.state.signup
        if position is None or not position.is_open:
            return None
        draft = await self.steps.here(exchange)
        return None if draft is None or draft.amends else draft

    async def choose_round(self, exchange: Exchange) -> Reply | None:
        """One of the occasions that were offered, typed loosely."""
        try:
            chosen = await self.entering.chosen(exchange)
            return await self.entered(exchange, chosen) if chosen else None
        except AlreadyApplied as already:
            return self.entering.already(exchange, already)

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
        intro = self.form.intro(exchange, draft)
        told = {
            **self.telling.remembered(exchange, draft),
            **self.telling.judged(exchange, draft),
            **self.telling.told(exchange, draft),
            **self.changing.naming.listed(exchange, draft),
        }
        if not told:
            return self.steps.next(exchange, draft, intro)
        lead = f"{intro}\n\n{self.form.noted(exchange, draft, told)}"
        return await self.saving.save_all(exchange, draft, told, lead)

    async def resume(self, exchange: Exchange) -> Reply:
        """Go on with the draft that was changed last, wherever and whenever that was."""
        drafts = await self.steps.drafts(exchange)
        edit = await self.amending.under_way(exchange, among=not drafts)
        if edit:
            return edit
        if not drafts:
            return exchange.reply(exchange.say("resume.nothing"), Outcome.COMMAND)
        entered = await self.entering.fits(exchange, drafts[0])
        if isinstance(entered, Reply):
            return entered
        titles = [self.form.words(exchange, draft).title for draft in drafts]
        lead = exchange.say("resume.going_on", title=titles[0])
        if len(titles) > 1:
            lead = f"{lead} {exchange.say('resume.others', titles=', '.join(titles[1:]))}"
        if entered.lead:
            lead = f"{lead} {entered.lead}"
        return await self.take_up(exchange, entered.draft, lead)

    async def take_up(self, exchange: Exchange, draft: Draft, lead: str) -> Reply:
        """The first open question of a draft that may be older than today's form and rules."""
        rule = draft.broken_rule
        if rule:
            refusal = await self.saving.stop(exchange, draft, rule)
            return refusal.after(lead) if lead else refusal
        return self.steps.next(exchange, draft, lead)

    def with_way_back(self, exchange: Exchange, reply: Reply) -> Reply:
        """A reply to something else after a refusal, with how to put a wrong answer right."""
        position = exchange.state.signup
        if position is None or position.mode != "aside" or reply.asks is not None:
            return reply
        title = exchange.book.pack.programmes[position.programme].title
        return reply.with_note(exchange.say("signup.waiting", title=title))

    async def come_back(self, exchange: Exchange) -> Reply | None:
        """`Tillbaka` after a refusal and something else: the question that was answered wrong."""
        position = exchange.state.signup
        draft = await self.steps.here(exchange)
        return self.steps.next(exchange, draft) if position and draft else None

    async def after_else(self, exchange: Exchange, reply: Reply) -> Reply:
        """A reply to something else, and under it the step that is waited for.

        Where it asks something itself, a yes to that must not send what the summary shows.
        """
        position, clarifies = exchange.state.signup, reply.outcome is Outcome.CLARIFY
        if position and position.mode == "reviewing" and clarifies:
            exchange.place(position.model_copy(update={"mode": "aside"}))
            kept = "amend.aside" if position.amends else "leave.kept"
            return reply.with_note(exchange.say(kept))
        step = await self.again(exchange)
        return reply.followed_by(step) if step else reply

    async def again(self, exchange: Exchange) -> Reply | None:
        """The step that is waited for, after something else has been answered."""
        position = exchange.state.signup
        if position is None or not position.is_open:
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

    async def go_on(self, exchange: Exchange, draft: Draft) -> Reply:
        """`Fortsätt` while the signup is under way: the open step, as today's form has it."""
        field = self.steps.current(exchange, draft)
        if field and draft.answered(field):  # it is asked for to be changed
            return self.steps.open_step(exchange, draft)
        return await self.take_up(exchange, draft, "")

    async def ask_to_restart(self, exchange: Exchange, draft: Draft) -> Reply:
        """`Börja om`: asked first, since it throws the answers away."""
        self.steps.place(exchange, draft, "restarting")
        return self.form.restart(exchange, draft)

    async def restarting(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """Throw the answers away and begin anew, if that is a plain yes."""
        answer = exchange.plain_yes_no()
        if answer is None and exchange.is_something_else():
            return None
        if is_faint(exchange):
            return self.form.restart(exchange, draft)
        if not answer:
            return self.steps.next(exchange, draft)
        await self.steps.discard(exchange, draft)
        return await self.start(exchange, draft.application.programme)

    async def choosing(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when it was asked which answer to change: the right one at once, or which."""
        change = await self.correcting.take(exchange, draft)
        if change is None and not draft.amends and exchange.command() == "cancel":
            return await self.leaving.ask(exchange, draft)
        change = change or await self.told_anew(exchange, draft)
        return change or await self.changing.choosing(exchange, draft)

    async def told_anew(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`E-mail new@...`, asked what to change: the answer with its new value at once."""
        named = self.changing.naming.hear(exchange, draft, choosing=True)
        if named or exchange.asks_something() or exchange.is_wish():
            return None
        wrong = self.amending.wrong_in(exchange, draft)
        return (
            await self.saving.save_all(exchange, draft, wrong.told)
            if wrong and wrong.told
            else None
        )
