"""What is said of answers by the names of their fields, of one or of several at once.

`Byt namn till Eva Ek och mejl till eva@...`, `fel mejl, eva@...`, `the e-mail is wrong`,
`Namn: Eva Ek`, `glömde temat, det ska vara AI`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.signup.asked_field import Refused
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK
from dialogs.signup.field_names import (
    LOOSE,
    SURE,
    FieldNames,
    Mention,
    Names,
    compiled,
    pattern,
    place_of,
)
from dialogs.signup.free_text import is_essay, is_free, is_short
from dialogs.signup.saving import Saving
from knowledge.model import FormField
from knowledge.text import any_of, fold, words_of

SHORT = 16
"""Words of a message that, where an essay is asked for, is not the essay."""
MARKS = " \t\n,.;:!–-"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message says of answers by the names of their fields."""

    before: str
    """What it says before any name."""
    told: Mapping[str, Answer]
    """The answers that are told, by field id."""
    unsaid: Sequence[FormField]
    """Fields that are to be changed without that it is said to what."""


class FieldsNamed:
    """Finds the fields that a message names, and what it says of each."""

    def __init__(self, saving: Saving, ears: Mapping[Language, FieldNames]) -> None:
        self.saving = saving
        self.ears = ears

    def hear(
        self,
        exchange: Exchange,
        draft: Draft,
        asked: FormField | None = None,
        *,
        choosing: bool = False,
    ) -> Heard | None:
        """The fields named and what is said of them, in order; None where none are.

        `choosing` where it was asked which answers to change, and their names alone say enough.
        """
        text = exchange.text if asked else self.left_out(exchange)
        essay = is_essay(asked)
        choosing = choosing or text != exchange.text
        if text.rstrip().endswith("?") or (essay and len(text.split()) > SHORT):
            return None
        names, tiny = names_of(exchange, draft), exchange.heard.small.tiny
        ears = (self.ears[book.language] for book in (exchange.heard, exchange.book))
        found = max((ear.mentions(text, names, tiny) for ear in ears), key=surest)
        counted = list(counting(draft, found, asked, choosing=choosing))
        taken = self.taken(exchange, draft, text, counted, essay=essay)
        while len(taken) < len(counted):  # a name that opens no answer is part of another one
            counted = [one for one, _ in taken]
            taken = self.taken(exchange, draft, text, counted, essay=essay)
        begun = text[: counted[0].begin] if counted else ""
        before = begun.strip(MARKS)
        beside = asked is not None and not essay  # the answer may stand before a name
        if not counted or (before and not (beside and follows(counted[0], begun))):
            return None
        if before and not counted[0].told and draft.fields[counted[0].place] == asked:
            return None
        said = [(draft.fields[one.place], value) for one, value in taken]
        told = {field.id: value for field, value in said if not isinstance(value, Refused)}
        unsaid = [field for field, value in said if isinstance(value, Refused)]
        says_more = taken and not tiny.issuperset(fold(text[taken[0][0].end :]).split())
        if says_more and not told and unsaid == [asked]:
            return None  # `I changed jobs, it is X now`, where the workplace is asked for
        return Heard(before, told, unsaid)

    def told_beside(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> Heard | None:
        """`Stadshuset och vill prata om stress`: a place or title, and another answer behind."""
        if asked is None or asked.looks_like not in WORK or "?" in exchange.text:
            return None
        ear = self.ears[exchange.heard.language]
        said = exchange.heard.pack.programmes[draft.application.programme].fields
        for field in draft.fields:
            told_by = any_of(said[field.id].told_by) or "(?!)"
            parted = pattern(rf"(?P<before>.+?){ear.before_told}(?:{told_by})\s+(?P<value>.+)")
            match = parted.fullmatch(exchange.text.strip())
            value = self.saving.read(exchange, draft, field, match["value"]) if match else None
            if match and value is not None and not isinstance(value, Refused):
                return Heard(match["before"], {field.id: value}, ())
        return None

    def named(self, exchange: Exchange, draft: Draft) -> tuple[list[FormField], str]:
        """The fields that a message names, and its other words."""
        ear = self.ears[exchange.heard.language]
        names = compiled(names_of(exchange, draft), ear.endings)
        found = names.finditer(exchange.text)
        return [draft.fields[place_of(one)] for one in found], names.sub(" ", exchange.text)

    def names_in(self, exchange: Exchange, draft: Draft) -> frozenset[str]:
        """The words by which a message names fields, as they are written there: `motivationen`."""
        ear = self.ears[exchange.heard.language]
        found = compiled(names_of(exchange, draft), ear.endings).finditer(exchange.text)
        return words_of(name.group() for name in found)

    def listed(self, exchange: Exchange, draft: Draft) -> Mapping[str, Answer]:
        """The answers that a message lists under the names of their fields, a line each."""
        if "\n" not in exchange.text:
            return {}
        heard = self.hear(exchange, draft, draft.open_field)
        return heard.told if heard else {}

    def taken(
        self, exchange: Exchange, draft: Draft, text: str, counted: list[Mention], *, essay: bool
    ) -> list[tuple[Mention, Answer | Refused]]:
        """The names that open an answer, with it, or that say that it is to be asked for."""
        tiny = exchange.heard.small.tiny
        ends = [one.begin for one in counted[1:]] + [len(text)]
        taken: list[tuple[Mention, Answer | Refused]] = []
        for one, end in zip(counted, ends, strict=False):
            said = text[one.end : end].strip(MARKS)
            value = self.value(exchange, draft, one, said, essay=essay)
            more = essay and not tiny.issuperset(fold(said).split())
            if not isinstance(value, Refused) or (one.told and not more):
                taken.append((one, value))
        return taken

    def left_out(self, exchange: Exchange) -> str:
        """What `all is right except` leaves out; the whole message where it says no such thing."""
        ears = (self.ears[book.language] for book in (exchange.heard, exchange.book))
        behind = (ear.leaving_out.split(exchange.text, maxsplit=1)[1:] for ear in ears)
        return next((rest for (rest,) in filter(None, behind) if rest), exchange.text)

    def says_wrong(self, exchange: Exchange) -> bool:
        """Whether a message says no more than that something is wrong: `oj, fel`."""
        books = (exchange.heard, exchange.book)
        return any(self.ears[book.language].says_wrong(exchange.text) for book in books)

    def value(
        self, exchange: Exchange, draft: Draft, mention: Mention, said: str, *, essay: bool
    ) -> Answer | Refused:
        """The answer that stands behind a name; without a word between, one that is plainly it."""
        field, book = draft.fields[mention.place], exchange.heard
        small = book.small.tiny | self.ears[book.language].small
        nothing = field.kind == "text" and small.issuperset(fold(said).split())
        loose = is_free(field) and (essay or mention.joined in LOOSE)
        if nothing or (loose and not is_plain(exchange, field, said)):
            return Refused("invalid")
        return self.saving.read(exchange, draft, field, said)


def follows(first: Mention, before: str) -> bool:
    """Whether a name may open what follows an answer: `Skolan, but my e-mail was wrong`."""
    parted = first.goes_on or before.rstrip()[-1:] in (*",;.!",)
    adds = first.joined in SURE or (first.owned and first.joined == "is")
    return first.led or ((first.told or adds) and parted)


def counting(
    draft: Draft, found: list[Mention], asked: FormField | None, *, choosing: bool
) -> Iterator[Mention]:
    """The names that are no part of an answer; what is said of one, a list goes on with."""
    before: FormField | None = None
    goes_on = listed = choosing
    for one in found:
        field = draft.fields[one.place]
        within = field == before or (is_essay(before) and not one.led)
        equals = not is_essay(asked) and (asked in (None, field) or not is_free(field))
        adds = one.owned and one.opens and is_short(asked)  # `Skolan, and my theme is ...`
        sure = one.told or one.joined in SURE or (one.joined == "is" and (equals or adds))
        if not within and (sure or listed):
            yield replace(one, told=one.told or (goes_on and one.joined in LOOSE))
            before = field
            goes_on = goes_on or one.told
            listed = listed or one.told or one.joined in SURE


def surest(found: list[Mention]) -> tuple[int, int]:
    """How much was heard: in the words of which language a message speaks of its fields."""
    return sum(one.told for one in found), sum(bool(one.joined) for one in found)


def is_plain(exchange: Exchange, field: FormField, said: str) -> bool:
    """Whether a text is written as a name of a place, a title or the like is."""
    if said[:1].isupper() or field.looks_like not in WORK:
        return said[:1].isupper()
    work = exchange.heard.work
    return work.bare(field.looks_like, said)[:1].isupper() or work.fits(field.looks_like, said)


def names_of(exchange: Exchange, draft: Draft) -> Names:
    """What the fields of a draft are called in the languages of the message and the reply."""
    names: set[tuple[str, int]] = set()
    for book in (exchange.heard, exchange.book):
        said = book.pack.programmes[draft.application.programme].fields
        for place, field in enumerate(draft.fields):
            names.update((name, place) for name in (said[field.id].label, *said[field.id].names))
    return tuple(sorted(names, key=lambda one: (-len(one[0]), one)))
