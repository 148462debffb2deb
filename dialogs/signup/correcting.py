"""Putting an earlier answer right, at any time: `nej, jag menade ...`."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language, Reply
from dialogs.ports import Answer
from dialogs.signup.answer_meant import AnswerMeant
from dialogs.signup.correction_words import MOST_WORDS, Correction, CorrectionReader
from dialogs.signup.draft import Draft
from dialogs.signup.free_text import LONG_TEXT, is_free
from dialogs.signup.respelling import Respelling, renamed
from dialogs.signup.saving import Saving
from dialogs.signup.spelling import SpellingReader
from dialogs.signup.volunteered import VolunteeredAnswers
from knowledge.model import CorrectionWords, FormField

FEW_WORDS = 9
"""Words of what puts something right where an answer of many words is asked for."""


class Correcting:
    """Replaces the answer that a correction is about."""

    def __init__(
        self,
        saving: Saving,
        volunteered: VolunteeredAnswers,
        words: Mapping[Language, CorrectionWords],
        spelling: Mapping[Language, SpellingReader],
    ) -> None:
        self.steps = saving.steps
        self.saving = saving
        self.volunteered = volunteered
        self.readers = {language: CorrectionReader(one) for language, one in words.items()}
        self.respelling = Respelling(self.readers, spelling)
        self.meant = AnswerMeant(saving, volunteered)

    async def take(
        self, exchange: Exchange, draft: Draft, asked: FormField | None = None
    ) -> Reply | None:
        """The next step with the answer put right; None for what is no correction."""
        told = self.respelling.respelt(exchange, draft)
        if not is_free(asked):
            told = told or renamed(exchange, draft, exchange.text, asked)
        told = told or self.no_longer(exchange, draft, asked)
        said = None if told else self.heard(exchange, asked)
        spelt = None if told else self.respelling.spelt_name(exchange, draft, said)
        if spelt:
            field, name = spelt
            told = {field.id: name} if name else {}
            if not told:  # it cannot be told how it is spelt
                return self.steps.ask_for(exchange, draft, field)
        elif said is not None:
            told = self.meant.told(exchange, draft, said, asked)
        if told:
            return await self.saving.save_all(exchange, draft, told)
        return self.meant.asks_if_place(exchange, draft, said, asked) if said else None

    def respelt(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """The name, or the word of an answer, as a message says that it is spelt."""
        told = self.respelling.respelt(exchange, draft)
        said = None if told else self.heard(exchange, None)
        spelt = None if told else self.respelling.spelt_name(exchange, draft, said)
        if spelt and spelt[1]:
            told = {spelt[0].id: spelt[1]}
        return told

    def no_longer(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """`I'm not a manager any more`, where words are asked for: what holds no longer."""
        longest = FEW_WORDS if asked and asked.longest >= LONG_TEXT else MOST_WORDS
        few = len(exchange.text.split()) <= longest and "?" not in exchange.text
        hears = few and exchange.heard.changing.no_longer.hears(exchange.text)
        return self.volunteered.otherwise(exchange, draft) if hears else {}

    def heard(self, exchange: Exchange, asked: FormField | None) -> Correction | None:
        """The correction in a message, where it is not the answer to what is asked."""
        text = exchange.text
        if "?" in text or len(text.split()) > MOST_WORDS:
            return None
        if asked and asked.kind == "months" and exchange.heard.moments.lengths.falls_short(text):
            return None  # `not quite two years` is a time of its own
        said = self.readers[exchange.heard.language].read(text)
        loose = said is not None and not said.plain and said.wrong is None
        if loose and asked and asked.longest >= LONG_TEXT and len(text.split()) > FEW_WORDS:
            return None  # `no, but I have always wanted to lead, and ...`
        plain_answer = asked and asked.kind == "yes_no" and exchange.plain_yes_no() is not None
        return None if loose and plain_answer else said

    async def contradicted(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The same for a message that is no answer and tells otherwise than was answered."""
        told = self.volunteered.otherwise(exchange, draft)
        return await self.saving.save_all(exchange, draft, told) if told else None
