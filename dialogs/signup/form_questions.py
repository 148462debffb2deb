"""Questions on the form itself, answered by what is known of it: `can I change it later?`."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.rounds.reminders import AFTER
from dialogs.rounds.words import last
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import duration
from dialogs.signup.filling import Filling
from dialogs.signup.free_text import is_essay
from dialogs.signup.step_commands import Act
from dialogs.signup.steps import Steps
from dialogs.understanding.form_words import RIGHT
from dialogs.understanding.small_words import left_over
from knowledge.model import FormField
from knowledge.model.retention import Retention
from knowledge.text import fold, words, words_of

MODES = ("asking", "choosing", "reviewing", "leaving", "restarting")
"""Where in a signup the form can be asked about."""
LONGEST, LONGEST_BESIDE_ESSAY = 14, 9
"""Words of such a question, and of one where an essay is asked for."""
BEGINNING = 3
"""Words within which it begins there, if it has no question mark."""
OF_FIELD = ("why", "means", "write", "example", "length", "for_me", "must")
"""What is asked of the one question that is open."""


class FormQuestions:
    """Answers what people ask of a form while they fill it in."""

    def __init__(self, steps: Steps, filling: Filling, retention: Retention) -> None:
        self.steps = steps
        self.form = steps.form
        self.filling = filling
        self.months = retention.applications
        self.drafts = retention.drafts
        self.acts: Mapping[str, Act] = {"filled_in": filling.commands.answers_so_far}

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The answer, and under it what the form waits for; None for anything else."""
        asked = self.heard(exchange, draft)
        of_all = asked is not None and asked not in (*OF_FIELD, *self.acts)
        told = None if of_all else self.looked_at(exchange, draft)
        told = told or (None if asked else self.asked_in_form(exchange, draft))
        if told:
            return self.steps.open_step(exchange, draft).after(told)
        if asked is None:
            return None
        if asked in self.acts:
            return await self.acts[asked](exchange, draft)
        field = self.steps.current(exchange, draft)
        if asked in OF_FIELD:
            field = (self.field_meant(exchange, draft) if asked in NAMED else None) or field
            answer = self.of_field(exchange, draft, field, asked) if field else None
        else:
            answer = await self.answer(exchange, draft, asked)
        return self.steps.open_step(exchange, draft).after(answer) if answer else None

    def heard(self, exchange: Exchange, draft: Draft) -> str | None:
        """What is asked of the form, where that is all that a message does."""
        position = self.steps.position(exchange)
        heard, text = exchange.heard, exchange.text
        found = heard.forms.questions.find(text)
        if not found or position.mode not in MODES:
            return None
        name, phrase = found[0]
        of_field = name in NAMED and self.field_meant(exchange, draft)
        if heard.finder.names.exactly(text) and not of_field:
            return None
        if name == "means" and not self.speaks_of_field(exchange, draft):
            return None
        essay = is_essay(self.steps.current(exchange, draft)) and position.mode == "asking"
        if len(text.split()) > (LONGEST_BESIDE_ESSAY if essay else LONGEST):
            return None
        before = len(fold(text).partition(phrase)[0].split())
        return name if "?" in text or before < BEGINNING else None

    def looked_at(self, exchange: Exchange, draft: Draft) -> str | None:
        """The answers that are asked about by their names: `is my e-mail right?`; else None."""
        heard, text = exchange.heard, exchange.text
        found = heard.forms.checking.find(heard.reader.begun(text))
        asks = found if "?" in text else [one for one in found if one[0] != RIGHT]
        fields, beside = self.filling.changing.named.named(exchange, draft)
        answered = [field.id for field in fields if draft.answered(field)]
        little = heard.small.words | heard.forms.beside_checking
        own = heard.small.names_speaker(text) or not heard.small.addressing.isdisjoint(words(text))
        if not asks or not (own or asks[0][0] in ("check", RIGHT)):
            return None
        if not (answered or len(fields) == 1) or not left_over(beside, asks) <= little:
            return None
        if not answered:
            label = self.form.field_words(exchange, draft, fields[0]).label
            return exchange.say("about.not_answered", label=label)
        return exchange.say("about.answers", answers=self.form.answers(exchange, draft, answered))

    def asked_in_form(self, exchange: Exchange, draft: Draft) -> str | None:
        """Where the form asks for what a question is about: `do I get to choose my mentor?`."""
        programme = draft.application.programme
        heard, text = exchange.heard, exchange.text
        found = heard.forms.asked_by[programme].find(text)
        asks = heard.reader.is_question(text) and len(text.split()) <= LONGEST
        asks = asks and not heard.pointing.one_of.hears(text)  # `... or is one assigned?`
        open_mode = self.steps.position(exchange).mode in MODES
        fields = (one for one in draft.fields if found and one.id == found[0][0])
        field = next(fields, None) if asks and open_mode else None
        if field is None:
            return None
        label = self.form.field_words(exchange, draft, field).label
        return exchange.say("about.asked_later", label=label, step=draft.step(field.id))

    def speaks_of_field(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether what is asked about stands in the open question: `vad menas med förvaltning`."""
        field = self.steps.current(exchange, draft)
        if field is None:
            return False
        said = self.form.field_words(exchange, draft, field)
        shown = (said.label, said.ask, *said.names, *said.choices.values())
        own = words_of(shown)
        small = exchange.heard.small.words | exchange.heard.small.asking
        _, phrase = exchange.heard.forms.questions.find(exchange.text)[0]
        beside = set(fold(exchange.text).split()) - small - set(phrase.split())
        return not beside or not beside.isdisjoint(own)

    def field_meant(self, exchange: Exchange, draft: Draft) -> FormField | None:
        """The field that a question names: `why do you need my phone number`."""
        said = f" {fold(exchange.text)} "
        words = exchange.heard.pack.programmes[draft.application.programme].fields
        for field in draft.fields:
            names = map(fold, (words[field.id].label, *words[field.id].names))
            if any(f" {name} " in said for name in names):
                return field
        return None

    def of_field(self, exchange: Exchange, draft: Draft, field: FormField, asked: str) -> str:
        """What is asked of a single question of the form."""
        said = self.form.field_words(exchange, draft, field)
        need = exchange.say("signup.required" if field.required else "about.optional")
        answers = {
            "why": said.purpose,
            "means": f"{said.means or said.purpose} {said.invalid}",
            "write": f"{said.purpose} {said.invalid}",
            "example": f"{exchange.say('about.own_words')} {said.invalid}",
            "for_me": f"{exchange.say('about.own_words')} {said.invalid}",
            "length": exchange.say("about.length", longest=field.longest),
            "must": f"{need} {said.purpose}",
        }
        return answers[asked]

    async def answer(self, exchange: Exchange, draft: Draft, asked: str) -> str:
        """What is asked of the form as a whole, or of what becomes of it."""
        intake = draft.programme.intake
        position = exchange.state.signup
        return exchange.say(
            await self.key(exchange, draft, asked),
            title=self.form.words(exchange, draft).title,
            purpose=self.form.words(exchange, draft).purpose,
            next=self.next(exchange, draft),
            closes=await self.closes(exchange, draft),
            time=duration(self.months.of(intake), exchange.book),
            undecided=duration(self.months.undecided, exchange.book),
            after_closing=self.drafts.after_closing,
            without_round=self.drafts.without_round,
            step=draft.step(position.field if position else None),
            steps=len(draft.fields),
            days=AFTER.days,
            labels=self.left(exchange, draft),
        )

    async def key(self, exchange: Exchange, draft: Draft, asked: str) -> str:
        """The phrase that answers; it may depend on whether the round has an end."""
        if asked == "change":
            ends = await self.closes(exchange, draft)
            return "about.change_until" if ends else "about.change"
        if asked in ("steps", "fields") and self.steps.current(exchange, draft) is None:
            return "about.steps_done"
        return f"about.{asked}"

    def left(self, exchange: Exchange, draft: Draft) -> str:
        """The questions that have no answer yet, one a line."""
        left = [field for field in draft.fields if not draft.answered(field)]
        labels = [self.form.field_words(exchange, draft, field).label for field in left]
        return "\n".join(f"- {label}" for label in labels)

    async def closes(self, exchange: Exchange, draft: Draft) -> str:
        """The end of the round that a draft is for; nothing where there is none."""
        round_id = draft.application.round
        found = await exchange.ports.rounds.find(round_id) if round_id else None
        return last(exchange.book.phrases, found.closes_at) if found else ""

    def next(self, exchange: Exchange, draft: Draft) -> str:
        """What happens once it has been sent."""
        said = self.form.words(exchange, draft)
        if not draft.application.round:
            return said.next
        if draft.programme.intake != "application":
            return exchange.say("about.seat")
        endorsed = draft.programme.endorsement
        key = "next.awaiting_endorsement" if endorsed else "next.submitted"
        return exchange.say(key, title=said.title)

    async def sent(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The same of what has been sent, where no form is open."""
        found = exchange.heard.forms.questions.find(exchange.text)
        asked = next((name for name, _ in found if name in OF_SENT), None)
        answer = self.looked_at(exchange, draft)
        if asked is not None:
            answer = await self.answer(exchange, draft, asked)
        if answer is None:
            return None
        programme = draft.application.programme
        acts = ("applications.amend", "applications.withdraw", "applications.mine")
        return exchange.reply(
            answer,
            Outcome.COMMAND,
            topic=programme,
            topics=(programme,),
            choices=tuple(map(exchange.say, acts)),
        )


NAMED = ("why", "must")
"""What of these may be asked of another question than the open one, by its name."""
OF_SENT = ("change", "take_back", "readers", "kept", "safe")
"""What can be asked of something sent in the same words."""
