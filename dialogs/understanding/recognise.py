"""Reading answers as people write them: yes and no, numbers, e-mail, choices."""

import re
from collections.abc import Callable, Mapping

from rapidfuzz import fuzz, process

from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings
from knowledge.text import fold, plain, words, words_of

EMAIL = re.compile(r"(?<![^\s<(\[:,;\"])[\w.+'-]+@(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w@-])")
CHOICE_LIKENESS = 72.0
FEWEST_LETTERS = 3
"""A shorter word is too like too much."""
CLEARLY_LIKER = 8.0
SHORT_ANSWER = 12
"""Words; in a longer text a leading ja or nej may mean something else."""
EMAIL_LENGTH = 254
LARGEST = 1_000_000
"""No answer counts to more."""


class Recogniser:
    """Reads answers in one language, with that language's words as data."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.answers = Sayings(
            {"yes": vocabulary.yes, "no": vocabulary.no, "unsure": vocabulary.unsure}
        )
        self.first_words = Sayings(
            {
                "yes": [word for word in vocabulary.yes if " " not in word and len(word) > 1],
                "no": [word for word in vocabulary.no if " " not in word and len(word) > 1],
            }
        )
        self.read_doubts(vocabulary)
        self.numbers = with_compounds({fold(w): n for w, n in vocabulary.numbers.items()})
        number = "|".join(re.escape(w) for w in sorted(self.numbers, key=len, reverse=True))
        # From its first figure only: else a thousand figures are looked at from each of them.
        self.amount = rf"(?<!\d)(?P<figure>\d++(?:[.,]\d++)?)|\b(?P<word>{number})\b"
        self.corrections = Listener({"correction": vocabulary.corrections})
        self.turning = words_of(vocabulary.turning)

    def read_doubts(self, vocabulary: Vocabulary) -> None:
        """What is said by whoever does not know, and before or beside a yes or a no."""
        answers = (*vocabulary.yes, *vocabulary.no)
        self.unsure = tuple(f"{fold(said)} " for said in vocabulary.unsure if " " in said)
        self.hums = frozenset(vocabulary.small_sayings) - set(answers)
        doubting = vocabulary.doubting
        self.denied = words_of(doubting.denied)
        self.known = words_of(doubting.known)
        around = (*vocabulary.around, *vocabulary.everywhere)
        small = (*vocabulary.fillers, *around, *doubting.small)
        self.small = words_of(small)

    def yes_no(self, text: str) -> bool | None:
        """True, False, or None where the text says neither clearly."""
        text = self.changed_to(text) or text
        whole = self.answers.meant(text)
        if whole == "unsure":
            return None
        if whole:
            return whole == "yes"
        said = words(text)
        if not said or len(said) > SHORT_ANSWER:
            return None
        first = self.first_words.meant(said[0])
        others = {self.first_words.meant(word) for word in said[1:]} - {None, first}
        if first and not (others and first == "yes"):
            return first == "yes"
        return False if first is None and others == {"no"} and "?" not in text else None

    def changed_to(self, text: str) -> str | None:
        """What `no, wait, yes I am` ends in: the answer that takes the place of another one."""
        said = words(text)
        first = self.first_words.meant(said[0]) if said else None
        if first is None or len(said) > SHORT_ANSWER:
            return None
        meant = ((at, self.first_words.meant(word)) for at, word in enumerate(said[1:], 1))
        last = next((at for at, one in meant if one and one != first), None)
        if last is None or last == 1 or not self.turning.issuperset(map(fold, said[1:last])):
            return None
        return " ".join(said[last:])

    def answer(self, text: str) -> bool | None:
        """The same in answer to a question, where a no must be one to that.

        A hum before it takes nothing from it; who does not know has not said no.
        """
        text = self.changed_to(text) or text
        if self.doubts(text):
            return None
        said = words(text)
        begun = next((place for place, word in enumerate(said) if word not in self.hums), 0)
        rest = " ".join(said[begun:]) if begun else text
        answer = self.yes_no(rest)
        if answer is not False or self.answers.meant(rest):
            return answer
        led = self.first_words.meant(said[begun]) is not None
        small = {word for word in fold(text).split() if not self.first_words.meant(word)}
        return False if led or small <= self.small else None

    def doubts(self, text: str, *, only: bool = False) -> bool:
        """Whether a text says that one does not know or understand; `only` where nothing else.

        A no that leads it is one all the same, where more is said: `no, I'm not sure, I think`.
        """
        whole = self.answers.meant(text)
        if whole:
            return whole == "unsure"
        if "?" in text:
            return False
        said = fold(text).split()
        if not only and fold(text).startswith(self.unsure):
            return len(said) <= SHORT_ANSWER
        begun = said[1:] if said and self.first_words.meant(said[0]) else said
        doubts = not (self.denied.isdisjoint(said) or self.known.isdisjoint(said))
        beside = set(begun) - self.denied - self.known
        if only or begun != said:
            return doubts and beside <= self.small
        return doubts and len(said) <= SHORT_ANSWER

    def number(self, text: str) -> float | None:
        """The one number in a text, in figures or words; None where no single one can be meant."""
        found = [self.value(match) for match in re.finditer(self.amount, plain(text))]
        return found[0] if len(found) == 1 and found[0] <= LARGEST else None

    def corrects(self, text: str) -> bool:
        """Whether a text puts right what was said before: `jo det har jag`, `förlåt, tolv`."""
        return self.corrections.hears(text)

    def value(self, match: re.Match[str]) -> float:
        """The amount in a match."""
        figure = match["figure"]
        return float(figure.replace(",", ".")) if figure else float(self.numbers[match["word"]])


def with_compounds(numbers: Mapping[str, float]) -> dict[str, float]:
    """The words for numbers with those made of a ten and a unit: `tjugosex`, `twenty six`."""
    tens = {word: n for word, n in numbers.items() if n in range(20, 100, 10)}
    units = {word: n for word, n in numbers.items() if n in range(1, 10) and len(word) > 1}
    made = {
        f"{ten}{joint}{unit}": more + n
        for ten, more in tens.items()
        for unit, n in units.items()
        for joint in ("", " ", "-")
    }
    return {**made, **numbers}


def email(text: str) -> str | None:
    """The e-mail address in a text, or None where there is none or more than one."""
    found = EMAIL.findall(text)
    if len(found) != 1 or len(found[0]) > EMAIL_LENGTH or ".." in found[0]:
        return None
    address: str = found[0].strip(".'-")
    return address


def choice(text: str, labels: Mapping[str, str], places: Mapping[str, int]) -> str | None:
    """The key of the label that a text means: by its number, its place, its words or likeness."""
    said = fold(text)
    place = placed(said, len(labels), places)
    if place is not None:
        return list(labels)[place]
    return likest(said, {key: fold(label) for key, label in labels.items()})


def placed(said: str, count: int, places: Mapping[str, int]) -> int | None:
    """Which one of so many folded words point at, from 0: `2`, `nr 2`, `den sista`."""
    number = int(said) if said.isdecimal() else places.get(said, 0)
    return number - (number > 0) if number and number <= count else None


def likest(said: str, folded: Mapping[str, str], owner: Callable[[str], str] = str) -> str | None:
    """The key of the clearly likest label; labels of one owner do not rival each other."""
    exact = [key for key, label in folded.items() if label == said]
    if exact or len(said) < FEWEST_LETTERS or not folded:
        return exact[0] if exact else None
    ranked = process.extract(
        said, folded, scorer=fuzz.WRatio, limit=len(folded), score_cutoff=CHOICE_LIKENESS
    )
    if not ranked:
        return None
    best: str = ranked[0][2]
    rivals = [likeness for _, likeness, key in ranked if owner(key) != owner(best)]
    return best if ranked[0][1] - max(rivals, default=0.0) >= CLEARLY_LIKER else None


def owner_of(key: str) -> str:
    """Whose name it is, where a key is an id and a number: `phone 2`."""
    return key.split(" ", 1)[0]


def nearest(text: str, labels: Mapping[str, str]) -> str | None:
    """The label that is most like a text, to be offered; None where none is at all like it."""
    ranked = process.extractOne(
        fold(text),
        {key: fold(label) for key, label in labels.items()},
        scorer=fuzz.WRatio,
        score_cutoff=50,
    )
    return labels[ranked[2]] if ranked else None
