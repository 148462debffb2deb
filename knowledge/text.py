"""Text as the search and the recognisers see it: cleaned, folded, in words."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, apart from tab and new line
    "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\ufff9-\ufffb"  # without width, or directing
    "\u202a-\u202e\u2061-\u2069"  # embeddings and overrides of direction
    "\ud800-\udfff]"  # halves of a pair, which UTF-8 cannot hold
)
JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")
"""Emoji need them; inside a word they hide it from the search."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
CAPITALISED = re.compile(
    r"^[A-ZÅÄÖÉÜ][\w'’-]*(?:\s+(?:(?:von|af|de|van|al|el|der)\s+)?[A-ZÅÄÖÉÜ][\w'’-]*)+$"
)
"""Two or more words written as a name of somebody is."""
ADDRESS = re.compile(r"(?<!\S)\S+@\S+")
"""An e-mail address, whole or not; looked for from where a word begins, which is quick."""
REMEMBERED = 128
"""Texts whose words are remembered: a message and its pieces are looked at by many dialogs."""
FOLDED = str.maketrans(
    {"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ü": "u", "æ": "a", "ø": "o"}
)
INSIDE = re.compile(r"(?<=[^\W\d_])[-/](?=[^\W\d_])")
DOTTED = re.compile(r"\b(?:här|vår)\b")
"""Without their dots they would be other words, `har` and `var`."""
QUOTES = re.compile(r"[\"”“()\[\]]")
HALF = re.compile(r"(?<!\d)(\d*)\s?½")


def clean(text: str) -> str:
    """Text as typed, in NFC, without control characters, bidi marks and other unseen signs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return unicodedata.normalize("NFC", UNSEEN.sub("", lines)).strip()


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, å ä ö kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", JOINERS.sub("", text))
    return tuple(WORD.findall(text.casefold().replace("’", "'")))


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Words without accents, one space between: `Är du på?` becomes `ar du pa`."""
    return " ".join(words(text)).translate(FOLDED)


@lru_cache(maxsize=REMEMBERED)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text without accents."""
    return tuple(fold(text).split())


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """A text without accents whose signs still part it: what people say of themselves is read so.

    Only quotes and hyphens inside words are gone: `Är du på (nu)?` becomes `ar du pa nu ?`.
    """
    apart = DOTTED.sub(lambda m: f"{m.group()[0]}aa{m.group()[2:]}", text.casefold())
    plainer = INSIDE.sub(" ", apart.translate(FOLDED).replace("’", "'"))
    return " ".join(QUOTES.sub(" ", HALF.sub(lambda m: f"{m[1] or 0}.5", plainer)).split())


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """Every word of some phrases, folded."""
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases in a plain text; where there are none, for nothing."""
    return any_of({plain(phrase) for phrase in phrases}) or r"(?!)"


def without(text: str, phrases: Iterable[str]) -> str:
    """A folded text without some phrases, each taken away once."""
    rest = f" {fold(text)} "
    for phrase in phrases:
        rest = rest.replace(f" {phrase} ", " ", 1)
    return rest.strip()
