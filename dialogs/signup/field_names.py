"""Hearing the names of fields in a text, with the words around them."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.model import Vocabulary
from knowledge.text import any_of, fold, words_of

LETTERS = {"å": "[åa]", "ä": "[äa]", "ö": "[öo]", "-": "[- ]?", " ": r"\s+"}
"""Letters of a name that people leave the dots of out, and signs that they leave out."""
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


class FieldNames:
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
