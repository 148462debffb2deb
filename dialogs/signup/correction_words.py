"""The words by which a message puts something right: `nej, jag menade ...`."""

import re
from dataclasses import dataclass

from dialogs.signup.spelling import letters
from knowledge.model import CorrectionWords
from knowledge.text import any_of

MOST_WORDS = 16
"""Words of a message that puts something right; a longer one says something of its own."""


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
        self.other = re.compile(
            rf"^(?:{denied})\s+(?P<wrong>[^,]+),\s+(?P<value>.+)$", re.IGNORECASE
        )
        self.after = re.compile(
            rf"^(?P<value>.+?)[\s,]+(?:{any_of(words.after)})[\s.!]*$", re.IGNORECASE
        )
        spelt = rf"{letters(words)}[\s.!]*$"
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
        parted = parted or (self.other.match(rest) if behind or led else None)
        if parted:
            return Correction(parted["value"].strip(), parted["wrong"].strip(), bool(led or begun))
        named = rest[:1].isupper() or rest[:1].isdigit()  # not `jag skrev fel, ska fråga först`
        says_wrong = bool(begun and self.says_wrong.search(begun.group()))
        plain = bool(led or behind or (named and says_wrong))
        puts_right = led or begun or behind or ended
        return Correction(rest, None, plain, bool(letter)) if rest and puts_right else None
