"""Reading and showing the answer to one field of a signup."""

import re
from collections.abc import Iterator, Mapping

from dialogs.ports import Answer
from dialogs.signup.asked_field import AskedField, Refused
from dialogs.signup.time_input import TimeInput
from dialogs.understanding import identity_number, recognise
from dialogs.understanding.contact import PHONE_INSIDE, name_asked
from dialogs.understanding.person.facts import FactReader
from dialogs.understanding.times.moments import ISO_DATE
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import FieldWords, FormField
from knowledge.text import any_of, fold, without, words_of

PHONE = re.compile(r"^\+?[\d\s()/-]{6,24}$")
ADDRESS = re.compile(r"^(?:\S+@\S+\.\S+|https?://\S+|www\.\S+)$", re.IGNORECASE)
"""Nothing but an e-mail address or a link."""
WORK = ("workplace", "title")
"""Sorts of texts that say where and as what the person works."""
PHONE_DIGITS = (6, 15)
AT = re.compile(r"\s*@\s*")
PART = re.compile(r"(?<![^\W\d_])(?<!['’])([^\W\d_]+)(?:['’]s)?[\s,]+[\w.+'-]+@")
"""A word before an address that may belong to it."""
FEW_WORDS = 3
"""Words of a message that is hardly more than an address, and letters of a short word."""
FEW_BESIDE = 2
"""Words of weight beside the name of a choice in a message that answers with it."""
FEWEST_LETTERS = 3
LONG_WORD = 5
"""Letters of a word from which the beginning of a choice is a name of it."""
PERMANENT = "permanent"
"""The choice of what has no end."""
NUMBERED = {"1": True, "2": False}
"""Yes and no where they are listed with numbers."""


class FieldInput:
    """Reads what a person writes as the answer to a field, in one language."""

    def __init__(self, book: Wordbook, facts: FactReader) -> None:
        self.book = book
        self.titles = words_of(book.pack.vocabulary.titles.whole)
        self.facts = facts
        self.times = TimeInput(book.moments, facts)
        self.read_kind = {
            "text": self.text,
            "choice": self.lasting_choice,
            "yes_no": self.yes_no,
            "number": self.number,
            "months": self.times.months,
            "date": self.times.day,
            "email": self.email,
        }

    def read(self, asked: AskedField, text: str) -> Answer | Refused:
        """The answer in its stored form, or why it cannot be one."""
        if identity_number.find(text) or identity_number.has_shape(text):
            return Refused("identity_number")
        if self.book.consent.rather_not.meant(text):
            return Refused("declined")
        field, said = asked.field, asked.said
        bare = (
            field.kind != "yes_no" and field.looks_like not in WORK
        )  # `don't know what it's called`
        names = sorted(map(fold, (said.label, *said.names)), key=len, reverse=True)
        plain = text if "?" in text else without(text, names)
        if self.book.recogniser.doubts(plain, only=bare):
            return Refused("unsure")
        return self.read_kind[field.kind](asked, text)

    def text(self, asked: AskedField, text: str) -> Answer | Refused:
        """Any words that are not too long and look as the field wants."""
        field, said = asked.field, asked.said
        if field.looks_like == "phone":
            text = phone_in(text) or text
        if len(text) > field.longest:
            return Refused("too_long")
        if field.looks_like == "name":
            time = text.islower() and self.facts.is_time(text, asked.today)  # `förra månaden`
            return Refused("invalid") if time else self.name(text)
        if field.looks_like in WORK:
            text = self.book.contact.after_name.sub("", text) or text
            text = self.book.work.bare(field.looks_like, without_stop(text))
        if fold(text) in map(fold, (said.label, *said.names)):
            return Refused("invalid")  # the name of the question is no answer
        if self.says_nothing(text) or ADDRESS.match(text) or not self.looks_right(field, text):
            return Refused("invalid")
        return text

    def says_nothing(self, text: str) -> bool:
        """Whether a text has no words, or none but a yes or a no: `no, that's right`."""
        yes_no = self.book.recogniser.first_words.meant
        only = all(yes_no(word) for word in fold(text).split())
        return (
            only
            or bool(self.book.recogniser.answers.meant(text))
            or self.book.consent.leaves_it(text)
        )

    def looks_right(self, field: FormField, text: str) -> bool:
        """Whether a text can be of the sort that the field wants."""
        work, has_letters = self.book.work, any(sign.isalpha() for sign in text)
        has_letters = has_letters and not (field.looks_like in WORK and self.is_day(text))
        match field.looks_like:
            case "phone":
                return self.is_phone(text)
            case "workplace":
                return has_letters and not work.is_title(text)
            case "title":
                return has_letters and not work.is_place(text)
            case _:
                return has_letters

    def is_day(self, text: str) -> bool:
        """Whether a text is nothing but a day or a month of a year: `1 oktober 2026`."""
        said, months = fold(text).split(), self.book.moments.by_name.months
        figures = [word.isdigit() for word in said]
        return any(figures) and all(
            figure or word in months for figure, word in zip(figures, said, strict=True)
        )

    def name(self, text: str) -> str | Refused:
        """A first name and a surname."""
        bare = self.book.contact.unwrapped(text).strip(" .!")
        said = fold(bare).split()
        alone = len(said) == 1 and bare.isalpha() and said[0] not in self.book.small.words
        refused = Refused("surname" if alone and bare.istitle() else "invalid")
        return name_asked(text, self.book) or refused

    def is_phone(self, text: str) -> bool:
        """Whether a text is a telephone number."""
        digits = sum(sign.isdigit() for sign in text)
        return (
            bool(PHONE.match(text))
            and not ISO_DATE.match(text)
            and PHONE_DIGITS[0] <= digits <= PHONE_DIGITS[1]
        )

    def lasting_choice(self, asked: AskedField, text: str) -> Answer | Refused:
        """The id of the choice meant; `permanent until the summer` is either."""
        chosen = self.choice(asked, text)
        ends = chosen == PERMANENT and self.facts.names_end(text, asked.today)
        return Refused("several") if ends else chosen

    def choice(self, asked: AskedField, text: str) -> Answer | Refused:
        """The id of the choice meant."""
        field, said = asked.field, asked.said
        labels = {key: said.choices[key] for key in field.choices}
        said_of_it = self.without_answer(text)
        small = self.book.reader.fillers
        bare = " ".join(word for word in said_of_it if word not in small)
        place = recognise.placed(self.number_of(said, text), len(labels), self.book.places.named)
        if place is not None:
            return field.choices[place]
        other = {fold(name): key for key, names in said.also.items() for name in names}
        folded = {key: fold(label) for key, label in labels.items()}
        if not self.book.small.negators.isdisjoint(said_of_it) and fold(text) not in other:
            return Refused("invalid")  # `not that one` is not any other one
        named = dict(named_among(fold(text), other, folded))
        if len(set(named.values())) > 1:
            return Refused("several")
        for one in (fold(text), bare):
            spelt_right = one in self.titles  # `rektor` is no slip for `direktör`
            chosen = other.get(one) or (None if spelt_right else recognise.likest(one, folded))
            if chosen:
                return chosen
        beside = set(said_of_it).difference(*map(str.split, named), self.book.small.words)
        if named and len(beside) <= FEW_BESIDE:  # `yep, permanent since 2019`
            return next(iter(named.values()))
        offered = {key: labels[key] for key in set(named.values())} or labels
        return Refused("invalid", recognise.nearest(text, offered))

    def without_answer(self, text: str) -> list[str]:
        """Its words without the yes or no that leads them: `no, a temporary one`."""
        first, comma, rest = text.partition(",")
        if comma and rest.strip() and self.book.recogniser.answers.meant(first):
            return fold(rest).split()
        said = fold(text).split()
        led = len(said) > 1 and said[0] not in self.book.small.negators
        return said[1:] if led and self.book.recogniser.first_words.meant(said[0]) else said

    def number_of(self, said: FieldWords, text: str) -> str:
        """The number of a choice without what stands around it: `nivå 2`, `2:an`."""
        leads = {*self.book.pack.vocabulary.number_leads, said.label, *said.names}
        lead = any_of(fold(name) for name in leads)
        number = re.match(rf"^(?:(?:{lead})\s+)?(\d|[a-z]+)(?:\s?(?:an|a|e))?$", fold(text))
        numbers = self.book.recogniser.numbers
        word = number[1] if number else ""
        value = numbers.get(word, 0) if len(word) >= FEWEST_LETTERS else 0
        return word if word.isdecimal() else str(int(value)) if value >= 1 else fold(text)

    def yes_no(self, asked: AskedField, text: str) -> Answer | Refused:
        """True for yes, False for no."""
        number = self.number_of(asked.said, text)
        answer = NUMBERED.get(number, self.book.recogniser.answer(text))
        return Refused("invalid") if answer is None else answer

    def number(self, asked: AskedField, text: str) -> Answer | Refused:
        """A whole number within the field's bounds."""
        number = self.book.recogniser.number(text)
        if number is None or number != int(number) or not 0 <= number <= asked.field.longest:
            return Refused("invalid")
        return int(number)

    def email(self, _asked: AskedField, text: str) -> Answer | Refused:
        """An e-mail address."""
        joined = AT.sub("@", text)
        if self.is_part(joined):
            return Refused("part_of")
        return recognise.email(joined) or Refused("invalid")

    def is_part(self, text: str) -> bool:
        """Whether an address may be only the end of one: `anna berg@...`, `anna,berg@...`."""
        before = PART.search(text)
        if before is None:
            return False
        unknown = fold(before[1]) not in self.book.contact.beside
        return before[1].islower() and unknown and len(text.split()) <= FEW_WORDS


def phone_in(text: str) -> str | None:
    """The one telephone number in a text, with whatever words around it; None where none is."""
    found = [match.strip() for match in PHONE_INSIDE.findall(text)]
    able = [
        one for one in found if PHONE_DIGITS[0] <= sum(map(str.isdigit, one)) <= PHONE_DIGITS[1]
    ]
    return able[0] if len(able) == 1 and not ISO_DATE.match(able[0]) else None


def without_stop(text: str) -> str:
    """A name of a place or a title without the full stop that ends it."""
    ends = text.endswith(".") and not text.endswith("..") and len(text.split()[-1]) > FEW_WORDS
    return text[:-1] if ends else text


def named_among(
    said: str, other: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What in a text names a choice, with the choice: several of them in `both X and Y`."""
    spaced = f" {said} "
    yield from ((name, key) for name, key in other.items() if f" {name} " in spaced)
    for word in said.split():
        if word not in other and len(word) > LONG_WORD:
            yield from ((word, key) for key, label in labels.items() if label.startswith(word))


def shown(field: FormField, said: FieldWords, value: Answer | None, book: Wordbook) -> str:
    """An answer as its giver should see it."""
    if value is None or value == "":
        return book.phrases.say("signup.no_answer")
    if isinstance(value, bool):
        return book.phrases.say("yes" if value else "no")
    if field.kind == "choice":
        return said.choices.get(str(value), str(value))
    if field.kind == "months":
        return duration(int(value), book)
    return " ".join(str(value).split())


def duration(months: int, book: Wordbook) -> str:
    """Months as years and months in words."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(
            book.phrases.say("duration.year" if years == 1 else "duration.years", n=years)
        )
    if rest or not years:
        parts.append(
            book.phrases.say("duration.month" if rest == 1 else "duration.months", n=rest)
        )
    return book.phrases.say("joined.and").join(parts)
