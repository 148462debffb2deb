"""Leaving a signup: asked first, with the draft deleted or kept as the person chooses."""

from collections.abc import Collection
from dataclasses import replace

from dialogs.consent import is_faint
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import LIVE
from dialogs.signup.draft import Draft
from dialogs.signup.steps import Steps
from dialogs.understanding import recognise
from dialogs.understanding.small_words import left_over
from dialogs.understanding.sureness import SURELY
from knowledge.classifier.examples import ANSWER, CHOOSE, COMPARE, GAP, JOIN
from knowledge.text import fold

QUESTIONS = (ANSWER, GAP, CHOOSE, COMPARE, JOIN)
"""What people ask, and mean no answer to whether to leave by."""
SURELY_ASKS = SURELY
"""Share of these from which a message is one."""
CHOICES = ("delete", "keep", "stay")
LONGEST_DROP = 12
"""Words of a message that asks that a draft is thrown away, and nothing else."""
COMMANDS = {"cancel": "delete", "resume": "stay", "keep": "keep"}
"""What a command means as the answer to whether to leave."""


class Leaving:
    """Makes sure that nothing is lost by a slip."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps

    async def ask(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask before anything is lost."""
        position = self.steps.position(exchange)
        exchange.place(position.model_copy(update={"mode": "leaving"}))
        return replace(self.steps.form.leave(exchange, draft), outcome=Outcome.COMMAND)

    async def drop(self, exchange: Exchange) -> Reply | None:
        """`Delete my draft for the mentor programme`: asked first, whichever form is open."""
        few = len(exchange.text.split()) <= LONGEST_DROP
        position, filling = exchange.state.signup, exchange.state.filling
        aside = position is not None and filling is None
        names_draft = few and exchange.heard.forms.dropping.hears(exchange.text)
        names_draft = names_draft or (aside and self.throws_away(exchange))  # `ja, ta bort`, late
        if not names_draft and not exchange.heard.sent.takes_back(exchange.text):
            return None
        if filling and filling.mode == "leaving" and not exchange.names_another():
            return None  # it answers the question that is open
        named = exchange.heard.finder.names.mentioned(exchange.text)
        drafts = await self.steps.drafts(exchange)
        meant = [draft for draft in drafts if draft.application.programme in named]
        nothing = not meant and (bool(named) or not drafts)
        if not names_draft and (nothing or await self.means_sent(exchange, named)):
            return None
        if nothing:
            return exchange.reply(exchange.say("resume.nothing"), Outcome.COMMAND)
        draft = (meant or drafts)[0]
        self.steps.place(exchange, draft)
        return await self.ask(exchange, draft)

    async def means_sent(self, exchange: Exchange, named: Collection[str]) -> bool:
        """Whether an application is rather one that has been sent than the form that is open."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        sent = {application.programme for application in mine if application.state in LIVE}
        filling = exchange.state.filling
        here = filling is not None and not filling.amends
        return not sent.isdisjoint(named) if named else bool(sent) and not here

    async def keep(self, exchange: Exchange, draft: Draft) -> Reply:
        """Set the signup aside; its draft stays."""
        programme = draft.application.programme
        self.steps.place(exchange, draft, "aside")
        key = "amend.aside" if draft.amends else "leave.kept"
        return exchange.reply(exchange.say(key), Outcome.COMMAND, topic=programme)

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The answer to whether to leave: delete, keep for later, or stay."""
        if exchange.is_wish():  # `sign me up for the breakfasts instead`: this one is kept
            self.steps.place(exchange, draft, "aside")
            return None
        chosen = self.chosen(exchange)
        if chosen == "stay":
            return self.steps.stay(exchange, draft)
        programme = draft.application.programme
        if chosen == "keep":
            return await self.keep(exchange, draft)
        if chosen == "delete":
            await self.steps.discard(exchange, draft)
            exchange.place(None)
            gone = exchange.reply(exchange.say("leave.deleted"), Outcome.COMMAND, topic=programme)
            return await self.offer_others(exchange, gone)
        vague = exchange.heard.recogniser.answers.meant(exchange.text) is not None
        vague = vague or self.speaks_of_deleting(exchange)
        beside = exchange.is_something_else() or exchange.chats() or exchange.commands()
        beside = beside or self.asks_else(exchange)
        return None if beside and not vague else self.steps.form.leave(exchange, draft)

    def asks_else(self, exchange: Exchange) -> bool:
        """Whether a message is learned to be a question: `va e syftet me ledarprogrammet`."""
        intent = exchange.guess.intent
        return sum(intent.get(one, 0.0) for one in QUESTIONS) >= SURELY_ASKS

    async def offer_others(self, exchange: Exchange, reply: Reply) -> Reply:
        """A reply that ends a signup, and under it the drafts that were set aside meanwhile."""
        drafts = await self.steps.drafts(exchange)
        if not drafts:
            return reply
        titles = ", ".join(self.steps.form.words(exchange, draft).title for draft in drafts)
        note = exchange.say("resume.others", titles=titles)
        choices = (exchange.say("resume.button"), *reply.choices)
        return replace(reply.with_note(note), choices=choices)

    def nods(self, exchange: Exchange) -> bool:
        """`Ok`, `yes for now`: no choice between deleting a draft, keeping it and going on."""
        return exchange.heard.forms.for_now.hears(exchange.text) or is_faint(exchange)

    def throws_away(self, exchange: Exchange) -> bool:
        """`Ta bort`, `yes, delete it`: whether a message says no more than that, of this draft."""
        return self.speaks_of_deleting(exchange) and self.is_meant(exchange)

    def speaks_of_deleting(self, exchange: Exchange) -> bool:
        """Whether a message has no more than that in it, whether it says, denies or asks it."""
        heard, text = exchange.heard, exchange.text
        found = heard.forms.deleting.find(text)
        beside = left_over(text, found) - heard.small.words - heard.small.negators
        return bool(found) and all(exchange.single_yes_no(word) for word in beside)

    def is_meant(self, exchange: Exchange) -> bool:
        """Whether nothing in what is said takes it back: no denial, no question, no `but wait`."""
        taken_back = exchange.denies() or exchange.holds_back() or "?" in exchange.text
        return not taken_back and exchange.yes_no() is not False

    def in_a_piece(self, exchange: Exchange) -> str | None:
        """`Actually no, cancel it, I am hopeless in the mornings`: the command in a piece.

        Of several, what loses nothing: `cancel, no wait, save it`.
        """
        heard, pieces = exchange.heard, exchange.text.split(",")
        said = {heard.commands.given_in(piece) for piece in pieces}
        harmless = next((command for command in ("keep", "resume") if command in said), None)
        plainly = [
            place for place, p in enumerate(pieces) if heard.commands.whole.meant(p) == "cancel"
        ]
        after = pieces[plainly[-1] + 1 :] if plainly else []
        taken_back = any(heard.recogniser.yes_no(piece) is False for piece in after)
        return harmless or ("cancel" if plainly and not taken_back else None)

    def chosen(self, exchange: Exchange) -> str | None:
        """What the person has chosen; to delete takes the button, a plain yes, or `avbryt`.

        `Avbryt` may stand in a piece of what is said, if no other piece takes it back.
        """
        labels = {key: exchange.say(f"leave.{key}") for key in CHOICES}
        said = fold(exchange.text)
        exact = next((key for key, label in labels.items() if said == fold(label)), None)
        command = COMMANDS.get(exchange.plain_command() or self.in_a_piece(exchange) or "")
        loose = exchange.command()
        if self.throws_away(exchange) or (loose == "cancel" and self.is_meant(exchange)):
            command = "delete"
        elif loose in ("keep", "resume"):
            command = COMMANDS[loose]
        yes = None if len(said) == 1 or self.nods(exchange) else exchange.plain_yes_no()
        plain = None if yes is None else ("delete" if yes else "stay")
        harmless = {key: labels[key] for key in ("keep", "stay")}
        asks = exchange.asks_something()
        likely = None if asks else recognise.choice(exchange.text, harmless, {})
        no = "stay" if exchange.yes_no() is False or (exchange.denies() and not asks) else None
        return exact or command or plain or likely or no
