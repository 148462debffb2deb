"""A signup in words: the question for a field, the summary, the receipt."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from dialogs.exchange import Exchange
from dialogs.messages import Asks, AsksKind, Citation, Outcome, Reply
from dialogs.parts import Parts, Receipt, Row, Summary
from dialogs.ports import Answer, Application, ApplicationState
from dialogs.rounds.words import moment
from dialogs.signup import inputs
from dialogs.signup.asked_field import Refused
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import shown
from knowledge.model import FieldWords, FormField, Knowledge, ProgrammeWords, Rule

CALM = ("unsure", "declined")
"""Why somebody did not answer at all, which is no fault of theirs."""
CONFIRM = "confirm"
CHANGE = "change"
LEAVE = "leave"


class Form:
    """Puts the steps of a signup into words; knows nothing of their order."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def words(self, exchange: Exchange, draft: Draft) -> ProgrammeWords:
        """The programme's words in the language of the reply."""
        return exchange.book.pack.programmes[draft.application.programme]

    def field_words(self, exchange: Exchange, draft: Draft, field: FormField) -> FieldWords:
        """A field's words in the language of the reply."""
        return self.words(exchange, draft).fields[field.id]

    def intake(self, exchange: Exchange, draft: Draft, key: str, **values: object) -> str:
        """A phrase that differs between an application, a registration and an event."""
        kind = draft.programme.intake
        if kind == "event" and draft.application.round:
            kind = "registration"  # to an occasion that there is, and no mere interest
        return exchange.say(f"{key}.{kind}", **values)

    def ask(self, exchange: Exchange, draft: Draft, field: FormField, lead: str = "") -> Reply:
        """The question for one field, with step, choices and what may be skipped."""
        said = self.field_words(exchange, draft, field)
        asks = self.asks(exchange, draft, field, said)
        step = exchange.say("signup.step", step=asks.step, steps=asks.steps)
        question = f"{step}\n{said.ask}"
        if field.kind == "choice":
            question = f"{question}\n{numbered(asks.choices)}"
        position = exchange.state.signup
        known = inputs.known(exchange, field)
        for value in known if position and not position.misses else ():
            question = f"{question}\n{exchange.say('signup.known', value=value)}"
        skip = () if field.required else (exchange.say("signup.skip"),)
        return exchange.reply(
            f"{lead}\n\n{question}" if lead else question,
            Outcome.SIGNUP,
            topic=draft.application.programme,
            topics=(draft.application.programme,),
            choices=(*asks.choices, *known, *skip),
            asks=asks,
            parts=inputs.step(exchange, self.words(exchange, draft), draft, field, step),
        )

    def ask_otherwise(
        self, exchange: Exchange, draft: Draft, field: FormField, lead: str
    ) -> Reply:
        """The question put in another way, after several tries: with a pattern, and a person."""
        said = self.field_words(exchange, draft, field)
        choices = self.asks(exchange, draft, field, said).choices
        how = exchange.say(f"stuck.{'pick' if choices else field.kind}")
        listed = numbered(choices) if field.kind == "yes_no" else ""
        lead = f"{lead}\n\n{exchange.say('stuck.lead', purpose=said.purpose)} {how}"
        told = (lead, listed, exchange.say("stuck.person"))
        return self.ask(exchange, draft, field, "\n\n".join(part for part in told if part))

    def fault(self, exchange: Exchange, draft: Draft, field: FormField, refused: Refused) -> str:
        """Why an answer was not taken, and what would be right."""
        text = self.field_words(exchange, draft, field).invalid
        if refused.reason in CALM:
            need = "required" if field.required else "optional"
            calm = exchange.say(f"{refused.reason}.{need}")
            means = self.field_words(exchange, draft, field).means
            said = "" if field.kind == "email" or not field.required else means or text
            text = f"{calm} {said}".strip()
        elif refused.reason != "invalid":
            text = exchange.say(f"refused.{refused.reason}", longest=field.longest)
        if refused.nearest:
            text = f"{text} {exchange.say('refused.nearest', nearest=refused.nearest)}"
        return text

    def asks(self, exchange: Exchange, draft: Draft, field: FormField, said: FieldWords) -> Asks:
        """What is waited for, as clients rely on it."""
        return Asks(
            programme=draft.application.programme,
            field=field.id,
            kind=AsksKind(field.kind),
            choices=inputs.choices(exchange, field, said),
            required=field.required,
            step=draft.step(field.id),
            steps=len(draft.fields),
        )

    def intro(self, exchange: Exchange, draft: Draft) -> str:
        """What will be asked, what for, and that every answer is saved as a draft."""
        said = self.words(exchange, draft)
        labels = [said.fields[field.id].label for field in draft.fields]
        return self.intake(
            exchange,
            draft,
            "signup.intro",
            title=exchange.book.called(draft.application.programme),
            count=len(draft.fields),
            labels=", ".join(label[:1].lower() + label[1:] for label in labels),
            purpose=said.purpose,
        )

    def special(
        self,
        exchange: Exchange,
        draft: Draft,
        field: str,
        text: str,
        choices: tuple[str, ...],
        parts: Parts | None = None,
    ) -> Reply:
        """A step that is not a field: the summary, what to change, whether to leave."""
        position = exchange.state.signup
        return exchange.reply(
            text,
            Outcome.SIGNUP,
            topic=draft.application.programme,
            topics=(draft.application.programme,),
            choices=choices,
            parts=parts,
            asks=Asks(
                programme=draft.application.programme,
                field=field,
                kind=AsksKind.CHOICE if field == CHANGE else AsksKind.CONFIRM,
                choices=choices,
                required=True,
                step=draft.step(position.field if position else None),
                steps=len(draft.fields),
            ),
        )

    def noted(self, exchange: Exchange, draft: Draft, told: Mapping[str, Answer]) -> str:
        """What was taken from a message besides the answer to what was asked, a line each."""
        answers = self.answers(exchange, draft.having(told), told)
        return exchange.say("signup.noted", answers=answers)

    def said_again(self, exchange: Exchange, draft: Draft, name: str) -> str:
        """That a message repeats one of the answers, and which."""
        answers = self.answers(exchange, draft, (name,))
        return exchange.say("signup.said_again", answers=answers)

    def answers(
        self, exchange: Exchange, draft: Draft, only: Collection[str] | None = None
    ) -> str:
        """Every answer given, or only some, a line each."""
        rows = self.rows(exchange, draft, only)
        return "\n".join(f"- {row.label}: {row.value}" for row in rows)

    def rows(
        self, exchange: Exchange, draft: Draft, only: Collection[str] | None = None
    ) -> list[Row]:
        """The same in pieces, with what to say to change each."""
        rows = []
        for field in draft.fields:
            if only is not None and field.id not in only:
                continue
            said = self.field_words(exchange, draft, field)
            value = shown(field, said, draft.answers.get(field.id), exchange.book)
            change = exchange.say("signup.change_one", label=said.label)
            rows.append(Row(said.label, value, change))
        return rows

    def summary(self, exchange: Exchange, draft: Draft, lead: str = "") -> Reply:
        """All answers, and the question whether to send them, or to change what was sent."""
        text = exchange.say(
            "amend.summary" if draft.amends else "signup.summary",
            answers=self.answers(exchange, draft),
            number=draft.application.number,
        )
        choices = (
            self.send_button(exchange, draft),
            exchange.say("signup.change"),
            exchange.say("signup.cancel"),
        )
        rows = tuple(self.rows(exchange, draft))
        return self.special(
            exchange,
            draft,
            CONFIRM,
            f"{lead}\n\n{text}" if lead else text,
            choices,
            Summary(self.words(exchange, draft).title, rows, draft.amends),
        )

    def send_button(self, exchange: Exchange, draft: Draft) -> str:
        """The word that sends what is filled in, or changes what was sent."""
        return exchange.say("amend.save" if draft.amends else "signup.send")

    def what_to_change(self, exchange: Exchange, draft: Draft, lead: str = "") -> Reply:
        """Which answer the person wants to change."""
        labels = tuple(self.field_words(exchange, draft, field).label for field in draft.fields)
        text = exchange.say("signup.which", labels=numbered(labels))
        return self.special(exchange, draft, CHANGE, f"{lead}\n\n{text}" if lead else text, labels)

    def leave(self, exchange: Exchange, draft: Draft) -> Reply:
        """Whether to leave, and what becomes of the draft."""
        choices = (
            exchange.say("leave.delete"),
            exchange.say("leave.keep"),
            exchange.say("leave.stay"),
        )
        text = self.intake(exchange, draft, "leave.ask", title=self.words(exchange, draft).title)
        return self.special(exchange, draft, LEAVE, text, choices)

    def restart(self, exchange: Exchange, draft: Draft) -> Reply:
        """Whether to throw the answers away and begin anew."""
        text = exchange.say("restart.ask", title=self.words(exchange, draft).title)
        choices = (exchange.say("yes"), exchange.say("no"))
        return self.special(exchange, draft, LEAVE, text, choices)

    def refusal(self, exchange: Exchange, draft: Draft, rule: Rule) -> str:
        """That a rule of the source is not met, in words, with its place."""
        said = self.words(exchange, draft).rules[rule.id]
        source = exchange.say(
            "source.line", document=self.knowledge.documents[rule.source].title, place=rule.place
        )
        return f"{said.refused}\n\n{source}"

    def citation(self, rule: Rule) -> Citation:
        """The place in the source that sets a rule."""
        return Citation(self.knowledge.documents[rule.source].title, rule.place)

    def received(self, exchange: Exchange, draft: Draft, title: str, place: int = 0) -> Reply:
        """The receipt: number, time, what was sent, what happens next, how to take it back."""
        application = draft.application
        receipt = Receipt(
            title=title,
            number=application.number or "",
            time=when(exchange, application.submitted_at),
            next=self.next(exchange, draft, place),
            withdraw=exchange.say("applications.withdraw"),
        )
        text = self.intake(
            exchange,
            draft,
            "receipt",
            title=receipt.title,
            number=receipt.number,
            time=receipt.time,
            answers=self.answers(exchange, draft),
            next=receipt.next,
        )
        return exchange.reply(
            text,
            Outcome.SIGNUP,
            topic=application.programme,
            topics=(application.programme,),
            receipt=application.number,
            choices=(exchange.say("applications.mine"),),
            parts=receipt,
        )

    def next(self, exchange: Exchange, draft: Draft, place: int = 0) -> str:
        """What happens now with what was sent."""
        said, application = self.words(exchange, draft), draft.application
        if not application.round and application.state is ApplicationState.SUBMITTED:
            return said.next
        return exchange.say(
            f"next.{application.state.value}",
            title=said.title,
            place=place,
            until=when(exchange, application.offer_until),
        )

    def already(self, exchange: Exchange, draft: Draft) -> Reply:
        """That there is a received application already, and where to find it."""
        application = draft.application
        text = self.intake(
            exchange,
            draft,
            "signup.already",
            title=self.words(exchange, draft).title,
            number=application.number,
            time=when(exchange, application.submitted_at),
            round=exchange.say("signup.this_round" if application.round else "signup.next_round"),
        )
        return exchange.reply(
            text,
            Outcome.SIGNUP,
            topic=application.programme,
            topics=(application.programme,),
            choices=(exchange.say("applications.mine"),),
        )


def numbered(choices: Iterable[str]) -> str:
    """Choices a line each, so that one can answer with a number."""
    return "\n".join(f"{number}. {choice}" for number, choice in enumerate(choices, 1))


def when(exchange: Exchange, at: datetime | None) -> str:
    """A time as people in Sweden read it."""
    return moment(exchange.book.phrases, at) if at else ""


def label_of(exchange: Exchange, application: Application) -> str:
    """The title of an application's programme; its id where the programme is no more."""
    said = exchange.book.pack.programmes.get(application.programme)
    return said.title if said else application.programme


async def title_of(exchange: Exchange, application: Application) -> str:
    """What an application is for: the programme, and the occasion where it is for one."""
    title, rounds = label_of(exchange, application), exchange.ports.rounds
    found = await rounds.find(application.round) if application.round else None
    if found is None or found.starts_at is None:
        return title
    return f"{title} {when(exchange, found.starts_at)}"


async def place_of(exchange: Exchange, application: Application) -> int:
    """The place in the queue; 0 for whoever is in none."""
    waiting = application.state is ApplicationState.WAITLISTED
    return await exchange.ports.seats.place(application) if waiting else 0
