"""Which round a signup is for, and what to say where none is open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.parts import Closed
from dialogs.ports import FINISHED, AlreadyApplied, Application, ApplicationState, Round
from dialogs.rounds.calendar import Calendar, calendar
from dialogs.rounds.occasions import dated, meant
from dialogs.rounds.words import label, open_until, sentence
from dialogs.signup.draft import Draft
from dialogs.signup.form import Form
from dialogs.signup.steps import Steps
from dialogs.understanding.recognise import choice
from dialogs.understanding.small_words import left_over
from knowledge.text import fold

NEXT_ROUND = ""
"""The round of programmes that have never had one entered."""
LONGEST_MOVE = 12
"""Words of a wish to go to another occasion instead."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A draft in its round, and what to say of that first."""

    draft: Draft
    lead: str = ""


class RoundChoice:
    """Finds the round of a signup; an application belongs to the round that is open."""

    def __init__(self, steps: Steps, form: Form) -> None:
        self.steps = steps
        self.form = form

    async def enter(self, exchange: Exchange, programme: str) -> Entered | Reply:
        """The person's draft in the open round; or why there is none, or which round to choose."""
        exchange.remember(rounds=())
        found = await calendar(exchange.ports, programme)
        if found.never:
            return await self.begin(exchange, programme, NEXT_ROUND)
        draft = await self.steps.find(exchange, programme)
        if draft and found.of(draft.application.round) in found.open:
            return Entered(draft)
        if not found.open:
            return self.not_open(exchange, found, programme, draft)
        received = await self.received(exchange, programme)
        self.refuse_second(programme, received)
        rounds = [one for one in found.open if one.id not in received]
        if not rounds:
            raise AlreadyApplied(received[found.open[0].id])
        rounds = [one for one in rounds if not (one.is_full and not one.waiting_list)]
        if not rounds:
            return await self.full(exchange, programme)
        named = rounds[0] if len(rounds) == 1 else dated(exchange, rounds)
        if named is None:
            return self.which(exchange, programme, rounds)
        return await self.into(exchange, named, draft)

    async def fits(self, exchange: Exchange, draft: Draft) -> Entered | Reply:
        """A draft under way, in the round that is open now; or that its own has closed."""
        programme, round_id = draft.application.programme, draft.application.round
        found = await calendar(exchange.ports, programme)
        if found.never or found.of(round_id) in found.open:
            return Entered(draft)
        if round_id == NEXT_ROUND:
            return await self.enter(exchange, programme)
        return self.closed(exchange, found, draft)

    def already(self, exchange: Exchange, already: AlreadyApplied) -> Reply:
        """That there is a received application already."""
        exchange.place(None)
        application = already.application
        programme = self.steps.programmes[application.programme]
        return self.form.already(exchange, Draft(programme, application))

    async def chosen(self, exchange: Exchange) -> Entered | Reply | None:
        """The round that a person picks among several, typed loosely; None for anything else."""
        offered = exchange.state.rounds
        if not offered or exchange.asks_something():
            return None
        rounds = [one for one in [await exchange.ports.rounds.find(r) for r in offered] if one]
        exchange.remember(rounds=())
        both = self.wants_all(exchange)
        picked = rounds[0] if both and rounds else self.picked(exchange, rounds)
        if picked is None:
            return None
        if not picked.is_open(exchange.ports.clock.now()):
            return await self.enter(exchange, picked.programme)
        draft = await self.steps.find(exchange, picked.programme)
        entered = await self.into(exchange, picked, draft)
        if not both:
            return entered
        wish = exchange.book.pack.programmes[picked.programme].wish
        return replace(
            entered, lead=f"{exchange.say('round.one_first', wish=wish)} {entered.lead}"
        )

    def wants_all(self, exchange: Exchange) -> bool:
        """`Both`, of the occasions that were offered."""
        found = exchange.heard.pointing.both.find(exchange.text)
        return bool(found) and left_over(exchange.text, found) <= exchange.heard.small.words

    async def moved(self, exchange: Exchange, draft: Draft) -> Entered | None:
        """`Change to the one in December`: the draft in another occasion that is open."""
        heard, text = exchange.heard, exchange.text
        if not draft.application.round or len(text.split()) > LONGEST_MOVE or "?" in text:
            return None
        if not heard.forms.moving.hears(text):
            return None
        found = await calendar(exchange.ports, draft.application.programme)
        received = await self.received(exchange, draft.application.programme)
        to = dated(exchange, [one for one in found.open if one.id not in received])
        if to is None or to.id == draft.application.round:
            return None
        return await self.into(exchange, to, draft)

    def picked(self, exchange: Exchange, rounds: list[Round]) -> Round | None:
        """The round that is meant: by its number, its day, or words of it."""
        labels = {one.id: label(exchange.book.phrases, one) for one in rounds}
        by_id = {one.id: one for one in rounds}
        told = meant(exchange, rounds)
        if told:
            return told
        key = by_words(exchange.text, labels) or choice(
            exchange.text, labels, exchange.heard.places.named
        )
        return by_id[key] if key else None

    async def received(self, exchange: Exchange, programme: str) -> dict[str, Application]:
        """What the person has sent to the programme and not taken back, by round."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        over = {ApplicationState.DRAFT, *FINISHED}
        return {a.round: a for a in mine if a.programme == programme and a.state not in over}

    def refuse_second(self, programme: str, received: dict[str, Application]) -> None:
        """An application for the next round is already one for the round that has opened."""
        waiting = received.get(NEXT_ROUND)
        if waiting and self.steps.programmes[programme].intake == "application":
            raise AlreadyApplied(waiting)

    async def begin(self, exchange: Exchange, programme: str, round_id: str) -> Entered:
        """A draft in that round, new or found again."""
        person = exchange.message.person.id
        begun = await exchange.ports.applications.begin(person, programme, round_id)
        return Entered(Draft(self.steps.programmes[programme], begun))

    async def into(self, exchange: Exchange, one: Round, draft: Draft | None) -> Entered:
        """The draft in that round; one begun before goes on in it."""
        lead = self.about(exchange, one)
        if draft is None:
            begun = await self.begin(exchange, one.programme, one.id)
            return Entered(begun.draft, lead)
        moved = await exchange.ports.applications.enter(draft.application, one.id)
        return Entered(Draft(draft.programme, moved), lead)

    def about(self, exchange: Exchange, one: Round) -> str:
        """What round it is, with what coordinators want to be known."""
        programme = self.steps.programmes[one.programme]
        title = exchange.book.pack.programmes[one.programme].title
        text = open_until(exchange.book.phrases, one, title, programme.intake)
        queue = exchange.say("round.queue") if one.is_full else ""
        return " ".join(part for part in (text, one.text, queue) if part)

    def which(self, exchange: Exchange, programme: str, rounds: list[Round]) -> Reply:
        """Ask which of several occasions it is for; another signup is set aside meanwhile."""
        exchange.place(None)
        exchange.remember(rounds=tuple(one.id for one in rounds), candidates=())
        labels = tuple(label(exchange.book.phrases, one) for one in rounds)
        told = [
            f"{text}. {one.text}".rstrip(" .") for text, one in zip(labels, rounds, strict=True)
        ]
        listed = "\n".join(f"{number}. {text}" for number, text in enumerate(told, 1))
        title = exchange.book.pack.programmes[programme].title
        text = exchange.say("round.which", title=title, choices=listed)
        return self.reply(exchange, programme, text, labels, Outcome.CLARIFY)

    def not_open(
        self, exchange: Exchange, found: Calendar, programme: str, draft: Draft | None
    ) -> Reply:
        """That one cannot sign up now, when one can, and the offer to be told."""
        exchange.place(None)
        title = exchange.book.pack.programmes[programme].title
        intake = self.steps.programmes[programme].intake
        text = sentence(exchange.book.phrases, found, title, intake)
        kept = exchange.say("round.kept") if draft else ""
        offer = exchange.say("round.watch")
        told = "\n\n".join(part for part in (text, kept, offer) if part)
        button = exchange.say("watch.button")
        reply = self.reply(exchange, programme, told, (button,))
        return replace(reply, parts=Closed(title, text), offer=button)

    async def closed_now(self, exchange: Exchange, draft: Draft) -> Reply:
        """The same where it has closed in this very moment."""
        found = await calendar(exchange.ports, draft.application.programme)
        return self.closed(exchange, found, draft)

    async def full(self, exchange: Exchange, programme: str) -> Reply:
        """That there is no seat and no queue; the draft stays, and the next can be watched."""
        title = exchange.book.pack.programmes[programme].title
        text = exchange.say("round.no_seat", title=title)
        exchange.place(None)
        button = exchange.say("watch.button")
        reply = self.reply(exchange, programme, text, (button,))
        return replace(reply, parts=Closed(title, text), offer=button)

    def closed(self, exchange: Exchange, found: Calendar, draft: Draft) -> Reply:
        """That the round has closed while the form was filled in; nothing of it is lost."""
        programme, said = draft.application.programme, self.form.words(exchange, draft)
        if not found.open:
            reply = self.not_open(exchange, found, programme, draft)
        else:
            exchange.place(None)
            intake = self.steps.programmes[programme].intake
            text = sentence(exchange.book.phrases, found, said.title, intake)
            told = f"{text}\n\n{exchange.say('round.kept')} {exchange.say('round.other')}"
            reply = self.reply(exchange, programme, told, (said.wish,))
            reply = replace(reply, parts=Closed(said.title, text), offer=said.wish)
        old = found.of(draft.application.round)
        key = "round.cancelled" if found.is_cancelled(draft.application.round) else "round.closed"
        which = label(exchange.book.phrases, old) if old else ""
        return reply.after(exchange.say(key, title=said.title, round=which))

    def reply(
        self,
        exchange: Exchange,
        programme: str,
        text: str,
        choices: tuple[str, ...],
        outcome: Outcome = Outcome.SIGNUP,
    ) -> Reply:
        """A reply on the programme that waits for no field."""
        exchange.remember(topic=programme)
        return exchange.reply(text, outcome, topic=programme, topics=(programme,), choices=choices)


def by_words(text: str, labels: Mapping[str, str]) -> str | None:
    """The one label that has words of the text which no other label has."""
    said = {word for word in fold(text).split() if not word.isdecimal()}
    words = {key: set(fold(label).split()) for key, label in labels.items()}
    told = {
        key
        for key, own in words.items()
        if any(word in own and sum(word in w for w in words.values()) == 1 for word in said)
    }
    return told.pop() if len(told) == 1 else None
