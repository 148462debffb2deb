"""Hearing what is said of answers by the names of their fields, of one or of several at once.

`Byt namn till Eva Ek och mejl till eva@...`, `fel mejl, eva@...`, `the e-mail is wrong`,
`Namn: Eva Ek`, `glömde temat, det ska vara AI`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK, Refused
from dialogs.signup.saving import Saving
from knowledge.model import FormField, Vocabulary
from knowledge.text import any_of, fold, words_of

LETTERS = {"å": "[åa]", "ä": "[äa]", "ö": "[öo]", "-": "[- ]?", " ": r"\s+"}
"""Letters of a name that people leave the dots of out, and signs that they leave out."""
ESSAY = 500
"""Characters; the answer to a field that takes more may have the names of others in it."""
SHORT = 16
"""Words of a message that, where an essay is asked for, is not the essay."""
JOINTS = ("colon", "should", "to", "is", "mark")
"""What joins a name to its answer: a colon, `should be`, `to`, `is`, or another sign."""
SURE = JOINTS[:2]
"""Those that nothing but an answer to a field is joined to its name by."""
LOOSE = ("", "mark")
"""Those that leave open whether what follows is its answer."""
SIGNS = (*",;.!\n",)
"""What ends a part of a message."""
REMEMBERED = 32
"""Forms of which the names are remembered as a pattern."""
MARKS = " \t\n,.;:!–-"

Names = tuple[tuple[str, int], ...]
"""What fields are called, with their places in the form; the longest names first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of a field in a text, with the words around it."""

    place: int
    """Of the field in the form."""
    begin: int
    """Where the words begin by which it opens a part of the text."""
    end: int
    """Where its value begins."""
    led: bool
    """Whether the words before it say that it is wrong, or to be changed; ..."""
    told: bool
    """... or those after it."""
    goes_on: bool
    """Whether a joint before it goes on with a list."""
    opens: bool
    """Whether it goes on so, or with a sign; what stands before may be an answer of its own."""
    owned: bool
    """Whether it is said to be the person's own: `mitt tema`."""
    joined: str
    """By what it is joined to a value, one of `JOINTS`; empty where by nothing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message says of answers by the names of their fields."""

    before: str
    """What it says before any name."""
    told: Mapping[str, Answer]
    """The answers that are told, by field id."""
    unsaid: Sequence[FormField]
    """Fields that are to be changed without that it is said to what."""


class NamingEar:
    """Hears the names of fields, in the words of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.naming
        self.endings = any_of(words.endings) or "(?!)"
        small = {*vocabulary.amending.small, *vocabulary.yes, *vocabulary.hesitating}
        small -= {*words.wrong, *words.said}  # `I have a new e-mail` begins with no yes
        self.small = words_of(small)
        began = any_of((*small, *words.joints, *words.notices))
        changes = any_of((*vocabulary.change_verbs, *words.adds))
        self.lead = pattern(
            rf"(?P<small>(?:(?<!\w)(?:{began})(?!\w)[\s,.:;!–-]*)*)"
            rf"(?:(?<!\w)(?:(?P<told>{changes}|{any_of(words.wrong)})|(?P<said>{any_of(words.said)}))"
            rf"(?:\s+|,\s*))?(?P<own>(?:(?<!\w)(?:{any_of(words.own)})\s+)*)\Z"
        )
        self.own = pattern(rf"(?:{any_of(words.own)})\s")  # `my name` is a name of a field
        wrong = any_of((*words.wrong, *words.is_wrong))
        self.only_wrong = pattern(
            rf"(?:(?<!\w)(?:{began}|{any_of(words.pronouns)})(?!\w)[\s,.:;!–-]*)*"
            rf"(?<!\w)(?:{wrong})(?!\w)[\s.!]*\Z"
        )
        self.leaving_out = pattern(rf"(?<!\w)(?:{any_of(vocabulary.leaving_out)})(?!\w)[\s,:]*")
        self.before_told = rf"(?:[,;.]?\s+(?:{any_of(words.joints)})|[,;.])\s+"
        self.joint = pattern(rf"(?<!\w)(?:{any_of(words.joints)})(?!\w)")
        pronoun = rf"(?:(?<!\w)(?:{any_of(words.pronouns)})\s+)?"
        self.tail = pattern(
            rf"(?P<wrong>\s+(?:(?:{any_of(words.given)})\s+)?(?:{any_of(words.is_wrong)})(?!\w))?"
            rf"(?:(?P<colon>\s*[:=])|[\s,.;:–-]*{pronoun}(?<!\w)(?:(?P<should>{any_of(words.should)})"
            rf"|(?P<to>{any_of(vocabulary.change_to)})|(?P<is>{any_of(words.equals)}))(?!\w)[\s:]*"
            rf"|(?P<mark>\s*[,.;:–-]+))?\s*"
        )

    def mentions(self, text: str, names: Names, tiny: Collection[str]) -> list[Mention]:
        """Every name in a text that opens a part of it, small words before it left out."""
        found: list[Mention] = []
        after = 0
        for match in compiled(names, self.endings).finditer(text):
            lead = self.lead.search(text, after, match.start())
            if match.start() < after or lead is None:
                continue
            gap = text[after : lead.start()]
            one = self.mention(text, match, lead, gap)
            if one.opens or one.led or all(w in tiny for w in fold(gap).split()):
                found.append(one)
                after = one.end
        return wrong_together(found)

    def says_wrong(self, text: str) -> bool:
        """Whether a text is nothing but that something is wrong."""
        return bool(self.only_wrong.match(text.strip()))

    def mention(self, text: str, match: re.Match[str], lead: re.Match[str], gap: str) -> Mention:
        """A name, by the words before and after it; `gap` is what stands before these."""
        tail = self.tail.match(text, match.end())
        assert tail is not None  # noqa: S101
        place = place_of(match)
        joined = next((how for how in JOINTS if tail[how]), "")
        led, goes_on = bool(lead["told"]), bool(self.joint.search(lead["small"]))
        return Mention(
            place=place,
            begin=lead.start(),
            end=tail.end(),
            led=led,
            told=led or bool(tail["wrong"]),
            goes_on=goes_on,
            opens=goes_on or gap.rstrip(" ")[-1:] in SIGNS,
            owned=bool(lead["own"] or self.own.match(match.group())),
            joined=joined,
        )


class Naming:
    """Finds the fields that a message names, and what it says of each."""

    def __init__(self, saving: Saving, ears: Mapping[Language, NamingEar]) -> None:
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
        return Heard(before, told, [field for field, value in said if isinstance(value, Refused)])

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


def place_of(match: re.Match[str]) -> int:
    """The place in the form of the field whose name was found."""
    return int(str(match.lastgroup)[1:].split("_")[0])


def wrong_together(found: list[Mention]) -> list[Mention]:
    """The same with those told, too, behind which a list ends in that all are wrong."""
    told: list[Mention] = []
    for one in reversed(found):
        after = told[-1] if told else None
        bare = after is not None and after.begin <= one.end and one.joined in LOOSE
        listed = after is not None and (after.goes_on or one.joined == "mark")
        wrong = after is not None and after.told and not after.led
        told.append(replace(one, told=one.told or (bare and listed and wrong)))
    return told[::-1]


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


def is_essay(field: FormField | None) -> bool:
    """Whether a field takes whatever words one likes, and many."""
    return field is not None and field.kind == "text" and field.longest > ESSAY


def is_short(field: FormField | None) -> bool:
    """Whether a field takes words, and few: what is said beside them is told of another one."""
    return field is not None and field.kind == "text" and not is_essay(field)


def is_free(field: FormField) -> bool:
    """Whether a field takes whatever words one likes."""
    return field.kind == "text" and field.looks_like not in ("name", "phone")


def names_of(exchange: Exchange, draft: Draft) -> Names:
    """What the fields of a draft are called in the languages of the message and the reply."""
    names: set[tuple[str, int]] = set()
    for book in (exchange.heard, exchange.book):
        said = book.pack.programmes[draft.application.programme].fields
        for place, field in enumerate(draft.fields):
            names.update((name, place) for name in (said[field.id].label, *said[field.id].names))
    return tuple(sorted(names, key=lambda one: (-len(one[0]), one)))


@lru_cache(maxsize=REMEMBERED)
def compiled(names: Names, endings: str) -> re.Pattern[str]:
    """Any of the names as a whole word, each a group with the place of its field."""
    listed = "|".join(
        f"(?P<f{place}_{number}>{spelt(name)})" for number, (name, place) in enumerate(names)
    )
    return pattern(rf"(?<![\w@.-])(?:{listed})(?:{endings})?(?![\w@-])")


def spelt(name: str) -> str:
    """A name as a pattern, with or without its dots and hyphens."""
    return "".join(LETTERS.get(letter, re.escape(letter)) for letter in name.casefold())


def pattern(expression: str) -> re.Pattern[str]:
    """A pattern that does not mind capital letters."""
    return re.compile(expression, re.IGNORECASE)
