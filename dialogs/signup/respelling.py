"""A name or a word of an answer as a message says that it is written instead."""

from collections.abc import Mapping

from rapidfuzz import fuzz

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.signup.correction_words import MOST_WORDS, Correction, CorrectionReader
from dialogs.signup.draft import Draft
from dialogs.signup.free_text import LONG_TEXT
from dialogs.signup.spelling import SpellingReader
from dialogs.understanding.contact import name_asked, name_in
from knowledge.model import FormField
from knowledge.text import CAPITALISED, fold

NEARLY = 75.0
"""How alike two spellings of a word must be, of a hundred."""
SHORTEST = 3
"""Letters of a word of which two spellings are told apart."""


class Respelling:
    """Finds the answer that a message spells otherwise."""

    def __init__(
        self,
        readers: Mapping[Language, CorrectionReader],
        spelling: Mapping[Language, SpellingReader],
    ) -> None:
        self.readers = readers
        self.spelling = spelling

    def respelt(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """The answer with a word as a message says that it is spelt: `Bergh with an h`."""
        language, text = exchange.heard.language, exchange.text
        if len(text.split()) > MOST_WORDS:
            return {}
        if spelt := self.readers[language].spelt.search(text):
            return with_word(draft, spelt["word"])
        read = self.spelling[language].read(text)
        return with_word(draft, read.word) if read and read.part is None else {}

    def spelt_name(
        self, exchange: Exchange, draft: Draft, said: Correction | None
    ) -> tuple[FormField, str] | None:
        """The field for the name, and the name as a message says that it is spelt, if it does."""
        named = (f for f in draft.fields if f.known_as == "name" and draft.answers.get(f.id))
        field = next(named, None)
        if field is None or "?" in exchange.text:
            return None
        before, name = str(draft.answers[field.id]), None
        if said is not None and said.spelt:
            name = name_asked(said.value, exchange.heard)
            if said.value in before.split():
                return field, ""
        if name and CAPITALISED.match(name):
            return field, "" if name == before else name
        spelt = self.spelling[exchange.heard.language].read(exchange.text)
        if spelt is None or (spelt.part is None and with_word(draft, spelt.word)):
            return None
        return field, spelt.within(before)


def renamed(
    exchange: Exchange, draft: Draft, text: str, asked: FormField | None
) -> dict[str, Answer]:
    """A name by itself that is much like the one given, where no name is asked for."""
    new = name_asked(text, exchange.heard) or name_in(text, exchange.heard)
    if new is None or not CAPITALISED.match(new):
        return {}
    for field in draft.fields:
        before = str(draft.answers.get(field.id) or "")
        named = field.known_as == "name" and field != asked and before
        if named and before != new and fuzz.ratio(fold(before), fold(new)) >= NEARLY:
            return {field.id: new}
    return {}


def with_word(draft: Draft, word: str) -> dict[str, Answer]:
    """The text answer that has a word nearly like this one, with this one in its place."""
    for field in draft.fields:
        before = str(draft.answers.get(field.id, ""))
        if field.kind != "text" or field.longest >= LONG_TEXT or not word.isalpha():
            continue
        said = before.split(" ")
        new = [like(word, one) if is_nearly(word, one) else one for one in said]
        if new != said:
            return {field.id: " ".join(new)}
    return {}


def like(word: str, other: str) -> str:
    """A word with a capital letter where the other has one."""
    return word[:1].upper() + word[1:] if other[:1].isupper() else word


def is_nearly(word: str, other: str) -> bool:
    """Whether two words are spellings of one."""
    one, two = fold(word), fold(other)
    return one != two and len(one) >= SHORTEST and fuzz.ratio(one, two) >= NEARLY
