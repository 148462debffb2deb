"""Hearing that a message puts an earlier answer right, and which one: `nej, jag menade ...`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from dialogs.exchange import Exchange
from dialogs.messages import Language, Reply
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK, Refused, shown
from dialogs.signup.free_text import is_free
from dialogs.signup.saving import Saving
from dialogs.signup.spelling import SpellingReader, letters
from dialogs.signup.steps import Steps
from dialogs.signup.telling import Telling, leading_answer
from dialogs.understanding.contact import name_asked
from knowledge.model import CorrectionWords, FormField
from knowledge.text import CAPITALISED, any_of, fold

MOST_WORDS = 16
"""Words of a message that puts something right; a longer one says something of its own."""
FEW_WORDS = 9
"""The same where an answer of many words is asked for."""
LONG_TEXT = 500
"""Characters; the answer to a field that takes so much may begin with `jag menar`."""
ALIKE = 88.0
"""How alike what is said to be wrong and an answer must be, of a hundred."""
NEARLY = 75.0
"""The same of two spellings of a word."""
SHORTEST = 3
"""Letters of a word of which two spellings are told apart."""
PROPER = re.compile(
    r"(?<!\S)[A-ZÅÄÖÉÜ][\w'’-]*[a-zåäöéü][\w'’-]*"
    r"(?:\s+(?:(?:of|the|and|och|i|på|för)\s+)?[A-ZÅÄÖÉÜ\d][\w'’-]*){0,4}$"
)
"""What is written as a name is; not what is short for something, like `AI`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right, what is wrong where that is said; `plain` where it says that it corrects."""

    value: str
    wrong: str | None
    plain: bool
    spelt: bool = False
    """Whether a letter of it is said: `Eva Rooth med th`."""


class CorrectionReader:
    """Takes a correction apart, in one language."""

    def __init__(self, words: CorrectionWords) -> None:
        joined = any_of(word for word in words.denied if " " in word)
        denied, instead = any_of(words.denied), any_of(words.instead)
        self.small = re.compile(rf"^(?:(?:{any_of(words.small)})\b[\s,.!:–-]*)+", re.IGNORECASE)
        self.lead = re.compile(rf"^(?:{any_of(words.leads)})\b[\s,:]+", re.IGNORECASE)
        self.later_lead = re.compile(
            rf"^[^,.;:]{{1,40}}[,.;:]\s*(?:{any_of(words.leads)})\b[\s,:]+", re.IGNORECASE
        )
        self.contrast = re.compile(
            rf"^(?:{denied})\s+(?P<wrong>.+?),?\s+(?:{instead})\s+(?P<value>.+)$", re.IGNORECASE
        )
        self.after = re.compile(
            rf"^(?P<value>.+?)[\s,]+(?:{any_of(words.after)})[\s.!]*$", re.IGNORECASE
        )
        spelt = letters(words)
        self.letter = re.compile(rf"[\s,]+{spelt}", re.IGNORECASE)
        self.behind = re.compile(
            rf"^(?P<value>.+?)[\s,]+(?:{any_of(words.behind)})[\s.!]*$", re.IGNORECASE
        )
        self.spelt = re.compile(rf"\b(?P<word>[^\W\d_]{{3,}}),?\s+{spelt}", re.IGNORECASE)
        self.says_wrong = re.compile(rf"\b(?:{any_of(words.wrong)})\b", re.IGNORECASE)
        self.denied = re.compile(
            rf"^(?P<value>.+?)(?:,\s*(?:{denied})|\s+(?:{joined}))\s+(?P<wrong>.+)$", re.IGNORECASE
        )

    def read(self, text: str) -> Correction | None:
        """The correction that a text is, or None."""
        begun = self.small.match(text)
        rest = text[begun.end() :] if begun else text
        behind = self.behind.match(rest)
        rest = behind["value"] if behind else rest
        ended = self.after.match(rest)
        rest = ended["value"] if ended else rest
        led = self.lead.match(rest) or (self.later_lead.match(rest) if begun else None)
        rest = rest[led.end() :] if led else rest
        letter = self.letter.search(rest)
        rest = (rest[: letter.start()] if letter else rest).strip(" ,.!")
        parted = self.contrast.match(rest) or self.denied.match(rest)
        if parted:
            return Correction(parted["value"].strip(), parted["wrong"].strip(), bool(led or begun))
        named = rest[:1].isupper() or rest[:1].isdigit()  # not `jag skrev fel, ska fråga först`
        says_wrong = bool(begun and self.says_wrong.search(begun.group()))
        plain = bool(led or behind or (named and says_wrong))
        puts_right = led or begun or behind or ended
        return Correction(rest, None, plain, bool(letter)) if rest and puts_right else None


class Correcting:
    """Replaces the answer that a correction is about."""

    def __init__(
        self,
        steps: Steps,
        saving: Saving,
        telling: Telling,
        words: Mapping[Language, CorrectionWords],
        spelling: Mapping[Language, SpellingReader],
    ) -> None:
        self.steps = steps
        self.saving = saving
        self.telling = telling
        self.readers = {language: CorrectionReader(one) for language, one in words.items()}
        self.spelling = spelling

    async def take(
        self, exchange: Exchange, draft: Draft, asked: FormField | None = None
    ) -> Reply | None:
        """The next step with the answer put right; None for what is no correction."""
        told = self.respelt(exchange, draft)
        if not is_free(asked):
            told = told or self.renamed(exchange, draft, exchange.text, asked)
        told = told or self.no_longer(exchange, draft, asked)
        said = None if told else self.heard(exchange, asked)
        spelt = None if told else self.spelt_name(exchange, draft, said)
        if spelt:
            field, name = spelt
            told = {field.id: name} if name else {}
            if not told:  # it cannot be told how it is spelt
                return self.steps.ask_for(exchange, draft, field)
        elif said is not None:
            told = self.told(exchange, draft, said, asked)
        if told:
            return await self.saving.save_all(exchange, draft, told)
        return self.asks_if_place(exchange, draft, said, asked) if said else None

    def renamed(
        self, exchange: Exchange, draft: Draft, text: str, asked: FormField | None
    ) -> dict[str, Answer]:
        """A bare name that is much like the one given, where no name is asked for."""
        new = name_asked(text, exchange.heard)
        if new is None or not CAPITALISED.match(new):
            return {}
        for field in draft.fields:
            before = str(draft.answers.get(field.id) or "")
            named = field.known_as == "name" and field != asked and before
            if named and before != new and fuzz.ratio(fold(before), fold(new)) >= NEARLY:
                return {field.id: new}
        return {}

    def no_longer(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """`I'm not a manager any more`, where words are asked for: what holds no longer."""
        longest = FEW_WORDS if asked and asked.longest >= LONG_TEXT else MOST_WORDS
        few = len(exchange.text.split()) <= longest and "?" not in exchange.text
        hears = few and exchange.heard.changing.no_longer.hears(exchange.text)
        return self.otherwise(exchange, draft) if hears else {}

    def respelt(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """The answer with a word as a message says that it is spelt: `Bergh with an h`."""
        spelt = self.readers[exchange.heard.language].spelt.search(exchange.text)
        if spelt is None or len(exchange.text.split()) > MOST_WORDS:
            return {}
        return with_word(draft, spelt["word"])

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
        value = None if begun and not said.plain else self.name_of_place(exchange, said.value)
        if field is None or value in (None, draft.answers[field.id]):
            return None
        label = self.steps.form.field_words(exchange, draft, field).label
        now = draft.answers[field.id]
        lead = exchange.say("signup.meant_here", label=label, value=value, now=now)
        reply = self.steps.ask_for(exchange, draft, field, lead)
        position = self.steps.position(exchange)
        exchange.place(position.model_copy(update={"suggested": value}))
        return replace(reply, choices=(exchange.say("yes"), exchange.say("no")))

    def name_of_place(self, exchange: Exchange, text: str) -> str | None:
        """The name that a text ends in, small words before it, if it is none of our own words."""
        heard, found = exchange.heard, PROPER.search(text)
        if found is None or not heard.small.words.issuperset(fold(text[: found.start()]).split()):
            return None
        known = heard.finder.spelling.known
        ours = all(word in known or word in heard.small.words for word in fold(found[0]).split())
        return None if ours and not heard.work.is_place(found[0]) else found[0]

    async def contradicted(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The same for a message that is no answer and tells otherwise than was answered."""
        told = self.otherwise(exchange, draft)
        return await self.saving.save_all(exchange, draft, told) if told else None

    def otherwise(
        self, exchange: Exchange, draft: Draft, *, only_time: bool = False
    ) -> dict[str, Answer]:
        """What a message tells otherwise than it has been answered; `only_time` of times."""
        told = differing(draft, self.telling.corrected(exchange, draft, exchange.text))
        times = {field.id for field in draft.fields if field.kind == "months"}
        return {name: v for name, v in told.items() if name in times or not only_time}

    async def after_refusal(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """After a rule was not met: `tillbaka` or a corrected answer goes on, all else moves on.

        A bare ja or nej may answer something else by now; it must say that it corrects.
        """
        field = draft.programme.field(self.steps.position(exchange).field or "")
        command = exchange.plain_command()
        answers = leading_answer(exchange) is not None  # `nej, jag skrev fel` is one
        if (command if answers else exchange.command()) in ("back", "change", "resume"):
            return self.steps.ask_for(exchange, draft, field)
        reply = None
        if not command and not exchange.asks_something():
            reply = await self.corrected(exchange, draft, field)
        if reply is None:
            self.steps.place(exchange, draft, "aside", field.id)
        return reply

    async def corrected(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply | None:
        """The answer that broke a rule, put right; None for a message about something else."""
        told = self.telling.corrected(exchange, draft, exchange.text)
        if field.id in told and not repeats(exchange):
            return await self.saving.save(exchange, draft, field, told[field.id])
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        if field.kind != "text" and (corrects or field.kind != "yes_no"):
            value = self.saving.read(exchange, draft, field, exchange.text)
            if not isinstance(value, Refused):
                return await self.saving.save(exchange, draft, field, value)
            if corrects:
                return self.steps.ask_for(exchange, draft, field)
        return None

    def heard(self, exchange: Exchange, asked: FormField | None) -> Correction | None:
        """The correction in a message, where it is not the answer to what is asked."""
        text = exchange.text
        if "?" in text or len(text.split()) > MOST_WORDS:
            return None
        said = self.readers[exchange.heard.language].read(text)
        loose = said is not None and not said.plain and said.wrong is None
        if loose and asked and asked.longest >= LONG_TEXT and len(text.split()) > FEW_WORDS:
            return None  # `no, but I have always wanted to lead, and ...`
        plain_answer = asked and asked.kind == "yes_no" and exchange.plain_yes_no() is not None
        return None if loose and plain_answer else said

    def told(
        self, exchange: Exchange, draft: Draft, said: Correction, asked: FormField | None
    ) -> dict[str, Answer]:
        """The answers to put right, by field id."""
        given = [field for field in draft.fields if draft.answers.get(field.id) not in (None, "")]
        facts = self.telling.corrected(exchange, draft, said.value)
        changed = differing(draft, facts)
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
        renamed = self.renamed(exchange, draft, said.value, asked)
        if renamed:
            return renamed
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


def repeats(exchange: Exchange) -> bool:
    """Whether a no stands inside a message: `as I said, no, ...` puts nothing right."""
    said = fold(exchange.text).split()[1:]
    inside = any(exchange.single_yes_no(word) is False for word in said if len(word) > 1)
    return inside and "," in exchange.text and leading_answer(exchange) is None


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


def differing(draft: Draft, told: Mapping[str, Answer]) -> dict[str, Answer]:
    """What is told otherwise than it has been answered before."""
    return {name: v for name, v in told.items() if draft.answers.get(name) not in (None, v)}


def nearest_first(
    draft: Draft, given: list[FormField], asked: FormField | None
) -> list[FormField]:
    """The answered fields, those before the one that is asked first, the latest first."""
    before = draft.fields[: draft.fields.index(asked)] if asked in draft.fields else draft.fields
    earlier = [field for field in reversed(before) if field in given]
    return [*earlier, *(field for field in given if field not in earlier)]
