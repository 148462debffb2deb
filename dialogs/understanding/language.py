"""Telling which language a message is in."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping

from dialogs.messages import Language
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import LANGUAGES, Knowledge
from knowledge.text import ADDRESS, CAPITALISED, FOLDED, folded_words, words

LETTER = re.compile(r"\b\w-(?=\w)|(?<=\d):\w+")
"""A letter before a hyphen is no word, nor is what ends a number: `e-mail`, `den 2:a`."""
FEWEST_MARKS = 2
"""Common words of another language that make a text one in it."""
SHORTEST_SENTENCE = 3
CLEAR_WORD = 4
"""Letters of a word that is enough to tell another language where none is of ours."""
CLEARLY_MORE = 0.1
"""How much more of a message one language's articles must explain to tell its language."""


class Languages:
    """Tells which language a message is in."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.books: Mapping[Language, Wordbook] = {
            language: Wordbook(knowledge.languages[language]) for language in LANGUAGES
        }
        english = knowledge.languages["en"]
        places = english.vocabulary.premises.claims["partners"].values()
        names = (*english.facts.employers.values(), *places)
        self.local = frozenset(w for phrases in names for p in phrases for w in words(p))
        """Swedish names that English has no other words for: `Västmanland`."""
        self.others = [frozenset(listed) for listed in knowledge.other_languages.values()]

    def warm(self) -> None:
        """Make every language's search beforehand."""
        for book in self.books.values():
            book.warm()

    def of(self, text: str, expected: Language | None = None) -> Language | None:
        """The language of a text, or None where nothing tells; one word tells against none."""
        text = LETTER.sub("", ADDRESS.sub(" ", text))  # they are in no language
        said, folded = words(text), folded_words(text)
        votes: dict[Language, int] = {
            language: counted(folded, book.marks) for language, book in self.books.items()
        }
        plain = (word for word in said if word not in self.local)
        votes["sv"] += any(letter in word for word in plain for letter in "åäö")
        if expected == "sv" and votes["en"] > votes["sv"] and not self.marks_english(folded):
            votes["en"] = votes["sv"]
        if votes["sv"] != votes["en"]:
            return "sv" if votes["sv"] > votes["en"] else "en"
        commanding = [
            language for language, b in self.books.items() if b.commands.whole.meant(text)
        ]
        if len(commanding) == 1:
            return commanding[0]
        told = self.by_articles(text) if len(text.split()) > (expected is not None) else None
        return None if (told, expected) == ("en", "sv") and not self.has_english(text) else told

    def marks_english(self, folded: Iterable[str]) -> bool:
        """Whether an English mark in a text is no short Swedish word as well, as `in` is.

        Not asked of Swedish ones: English articles quote titles, whose words stay Swedish.
        """
        english, swedish = self.books["en"].marks, self.books["sv"].finder.spelling.known
        said = english.intersection(folded)
        return any(len(word) >= CLEAR_WORD or word not in swedish for word in said)

    def has_english(self, text: str) -> bool:
        """Whether a word of a text is one of the English articles, and of no Swedish one."""
        swedish, english = (self.books[name].finder.spelling.known for name in LANGUAGES)
        folded = (word.translate(FOLDED) for word in words(text))
        return any(word in english and word not in swedish for word in folded)

    def is_bare_name(self, text: str) -> bool:
        """Whether a text is written as a name, and has no word that any article has."""
        text = ADDRESS.sub(" ", text).strip(" .!")
        if not CAPITALISED.match(text):
            return False
        known = (book.finder.spelling.known for book in self.books.values())
        return all(own.isdisjoint(folded_words(text)) for own in known)

    def is_other(self, text: str) -> bool:
        """Whether a text is in a language that the bot does not know."""
        if is_foreign(text):
            return True
        said = words(text)
        own = max(counted(folded_words(text), book.marks) for book in self.books.values())
        other = max(counted(said, marks) for marks in self.others)
        if own == 0 and len(said) >= SHORTEST_SENTENCE:  # one plain word of theirs is enough
            clear = {word for word in said if len(word) >= CLEAR_WORD}
            return other >= FEWEST_MARKS or any(clear & marks for marks in self.others)
        return other >= FEWEST_MARKS and other > own

    def by_articles(self, text: str) -> Language | None:
        """The language whose articles explain clearly more of the text."""
        swedish = self.books["sv"].finder.spelling.known
        if all(word.translate(FOLDED) in swedish for word in words(text)):
            return None
        explained = {
            language: max(book.finder.index.search(text, 1).confidence.values(), default=0.0)
            for language, book in self.books.items()
        }
        if abs(explained["sv"] - explained["en"]) < CLEARLY_MORE:
            return None
        return "sv" if explained["sv"] > explained["en"] else "en"


def counted(said: Iterable[str], marks: Container[str]) -> int:
    """How many of some words are among those that mark a language."""
    return sum(map(marks.__contains__, said))


def is_foreign(text: str) -> bool:
    """Whether most of the letters of a text are of another alphabet than ours."""
    if text.isascii():
        return False
    letters = [sign for sign in text if sign.isalpha()]
    others = (sign for sign in letters if not sign.isascii())
    foreign = [sign for sign in others if not unicodedata.name(sign, "").startswith("LATIN")]
    return len(foreign) > len(letters) / 2
