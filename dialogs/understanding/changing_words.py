"""What changes an answer of a form: by its name, by its place, or because it was wrong."""

import re

from dialogs.understanding.small_words import SmallWords, left_over
from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.text import any_of, words_of

MOST_ANSWERS = 9
"""Answers that people call by their number."""


class ChangingWords:
    """Hears which answer is to be changed, and to what."""

    def __init__(self, vocabulary: Vocabulary, small: SmallWords) -> None:
        self.small = small
        self.changes = change_pattern(vocabulary)
        verbs = any_of(vocabulary.remove_verbs)
        self.removals = re.compile(rf"(?:{verbs})\s+(?P<field>\S.{{0,40}}?)[.!?]?$", re.IGNORECASE)
        self.says_wrong = Listener(
            {"wrong": (*vocabulary.naming.wrong, *vocabulary.naming.is_wrong)}
        )
        self.places = Listener(answer_places(vocabulary))
        self.no_longer = Listener({"not": vocabulary.no_longer})
        self.unnamed = words_of(vocabulary.unnamed)

    def change_of(self, text: str) -> tuple[str, str | None] | None:
        """(`telefon`, `070-...`) from `ändra telefon till 070-...`; else None."""
        match = self.changes.match(text.strip())
        return (match["field"], match["value"]) if match else None

    def removal_of(self, text: str) -> str | None:
        """`telefon` from `ta bort telefon`; else None."""
        match = self.removals.match(text.strip())
        return match["field"] if match else None

    def wrong_place(self, text: str) -> int | None:
        """The place in a form of an answer that is to be changed: `the first question was wrong`.

        None where a text says more than that.
        """
        found, wrong = self.places.find(text), self.says_wrong.find(text)
        only = left_over(text, (*found, *wrong)) <= self.small.words
        said = (wrong and only) or self.change_of(text)
        return int(found[0][0]) if len(found) == 1 and said and "?" not in text else None


def answer_places(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """What people call an answer by its place in the form: `the first question`, `question 2`."""
    phrases: dict[str, list[str]] = {}
    places = [*vocabulary.ordinals.items(), *((str(n), n) for n in range(1, MOST_ANSWERS + 1))]
    for said, place in places:
        for thing in vocabulary.naming.answers:
            pair = f"{thing} {said}" if said.isdecimal() else f"{said} {thing}"
            phrases.setdefault(str(place), []).append(pair)
    return phrases


def change_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`ändra FIELD` or `ändra FIELD till VALUE`, in the words of a language."""
    verbs = "|".join(map(re.escape, vocabulary.change_verbs))
    to = "|".join(map(re.escape, vocabulary.change_to))
    return re.compile(
        rf"(?:{verbs})\s+(?P<field>\S.{{0,40}}?)(?:\s+(?:{to})\s+(?P<value>.+))?[.!?]?$",
        re.IGNORECASE | re.DOTALL,
    )
