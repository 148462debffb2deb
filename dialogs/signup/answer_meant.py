"""Which answer a correction is about, and what it becomes."""

from dataclasses import replace

from rapidfuzz import fuzz

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import Answer
from dialogs.signup.asked_field import Refused
from dialogs.signup.correction_words import Correction
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK, shown
from dialogs.signup.free_text import LONG_TEXT, is_free
from dialogs.signup.respelling import renamed, with_word
from dialogs.signup.saving import Saving
from dialogs.signup.volunteered import VolunteeredAnswers
from dialogs.signup.workplace import name_of_place
from knowledge.model import FormField
from knowledge.text import CAPITALISED, fold

ALIKE = 88.0
"""How alike what is said to be wrong and an answer must be, of a hundred."""


class AnswerMeant:
    """Finds it, or asks where it may be the workplace as well as the answer."""

    def __init__(self, saving: Saving, volunteered: VolunteeredAnswers) -> None:
        self.steps = saving.steps
        self.saving = saving
        self.volunteered = volunteered

    def told(
        self, exchange: Exchange, draft: Draft, said: Correction, asked: FormField | None
    ) -> dict[str, Answer]:
        """The answers to put right, by field id."""
        given = [field for field in draft.fields if draft.answers.get(field.id) not in (None, "")]
        timed = any(field.kind == "months" for field in given)
        facts = self.volunteered.corrected(exchange, draft, said.value, leading=timed)
        changed = draft.differing(facts)
        if not changed and (said.plain or not is_free(asked)):
            changed = with_word(draft, said.value)
        if asked is not None and asked.id in facts:
            changed[asked.id] = facts[asked.id]
        loose = not said.plain and said.wrong is None
        if loose and asked and not changed:
            changed = self.told_loosely(exchange, draft, said, asked)
        if changed or (loose and asked and (is_free(asked) or asked.kind == "yes_no")):
            return changed
        for field in self.candidates(exchange, draft, said, given, asked):
            value = self.saving.read(exchange, draft, field, said.value)
            if not isinstance(value, Refused):
                return {field.id: value}
        return {}

    def told_loosely(
        self, exchange: Exchange, draft: Draft, said: Correction, asked: FormField
    ) -> dict[str, Answer]:
        """What `egentligen enhetschef` is: the choice that is asked for, or surely another answer.

        A title may be the answer to a short question in words, and a place that is written like
        any word a theme.
        """
        if asked.kind == "choice":
            value = self.saving.read(exchange, draft, asked, said.value)
            return {} if isinstance(value, Refused) else {asked.id: value}
        if not (asked.looks_like in WORK or asked.longest >= LONG_TEXT):
            return {}
        other_name = renamed(exchange, draft, said.value, asked)
        if other_name:
            return other_name
        sort = "title" if exchange.heard.work.is_title(said.value) else "workplace"
        surely = sort == "title" or said.value[:1].isupper()
        given = (f for f in draft.fields if f.looks_like == sort and draft.answered(f))
        field = next(given, None)
        if field in (None, asked) or not (surely and exchange.heard.work.fits(sort, said.value)):
            return {}
        value = self.saving.read(exchange, draft, field, said.value)
        return {} if isinstance(value, Refused) else {field.id: value}

    def candidates(
        self,
        exchange: Exchange,
        draft: Draft,
        said: Correction,
        given: list[FormField],
        asked: FormField | None,
    ) -> list[FormField]:
        """The fields that a correction may be about, the likeliest first."""
        if said.wrong is not None:
            wrong = [f for f in given if self.is_wrong(exchange, draft, f, said.wrong)]
            if wrong or not said.plain:
                return wrong[:1]
        order = nearest_first(draft, given, asked)
        if asked is not None and asked not in order:
            missed = self.steps.position(exchange).misses > 0
            order = [asked, *order] if missed else [*order, asked]
        fitting = [f for f in order if self.fits(exchange, draft, f, said.value)]
        if fitting or not said.plain or (asked and asked.longest >= LONG_TEXT):
            return fitting
        free = [f for f in order if is_free(f) and f.longest < LONG_TEXT]
        return free if asked is not None or len(free) == 1 else []

    def is_wrong(self, exchange: Exchange, draft: Draft, field: FormField, wrong: str) -> bool:
        """Whether what is said to be wrong is the answer to a field."""
        words = self.steps.form.field_words(exchange, draft, field)
        answer = fold(shown(field, words, draft.answers[field.id], exchange.book))
        value = self.saving.read(exchange, draft, field, wrong)
        same = field.kind != "text" and value == draft.answers[field.id]
        return (
            same
            or fuzz.ratio(answer, fold(wrong)) >= ALIKE
            or f" {fold(wrong)} " in (f" {answer} ")
        )

    def fits(self, exchange: Exchange, draft: Draft, field: FormField, value: str) -> bool:
        """Whether a value can hardly be the answer to anything but such a field."""
        work = exchange.heard.work
        if field.kind == "yes_no":
            return exchange.heard.recogniser.answers.meant(value) in ("yes", "no")
        if field.looks_like in WORK:
            return work.fits(field.looks_like, value)
        if is_free(field):
            return False
        if field.looks_like == "name" and not CAPITALISED.match(
            exchange.heard.contact.unwrapped(value)
        ):
            return False
        return not isinstance(self.saving.read(exchange, draft, field, value), Refused)

    def asks_if_place(
        self, exchange: Exchange, draft: Draft, said: Correction, asked: FormField | None
    ) -> Reply | None:
        """`Actually it's the Concert Hall`, where it may be the workplace or the answer: asks."""
        if asked is not None and not (is_free(asked) and asked.looks_like is None):
            return None
        if not (said.plain or exchange.heard.recogniser.corrects(exchange.text)):
            return None
        given = (f for f in draft.fields if f.looks_like == "workplace" and draft.answered(f))
        field = next(given, None)
        begun = (
            exchange.text.startswith(said.value) and " " not in said.value
        )  # `Stress förresten`
        value = None if begun and not said.plain else name_of_place(exchange, said.value)
        if field is None or value in (None, draft.answers[field.id]):
            return None
        label = self.steps.form.field_words(exchange, draft, field).label
        now = draft.answers[field.id]
        lead = exchange.say("signup.meant_here", label=label, value=value, now=now)
        reply = self.steps.ask_for(exchange, draft, field, lead)
        position = self.steps.position(exchange)
        exchange.place(position.model_copy(update={"suggested": value}))
        return replace(reply, choices=(exchange.say("yes"), exchange.say("no")))


def nearest_first(
    draft: Draft, given: list[FormField], asked: FormField | None
) -> list[FormField]:
    """The answered fields, those before the one that is asked first, the latest first."""
    before = draft.fields[: draft.fields.index(asked)] if asked in draft.fields else draft.fields
    earlier = [field for field in reversed(before) if field in given]
    return [*earlier, *(field for field in given if field not in earlier)]
