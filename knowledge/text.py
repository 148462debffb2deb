"""Text as the search and the recognisers see it: cleaned, folded, in words."""

import re
import unicodedata

UNSEEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e"
                    r"\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
FOLDED = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ü": "u", "æ": "a", "ø": "o"})


def clean(text: str) -> str:
    """Text as typed, in NFC, without control characters, bidi marks and other unseen signs."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\xa0", " ")
    return UNSEEN.sub("", composed).strip()


def words(text: str) -> list[str]:
    """The words of a text in lower case, å ä ö kept."""
    return [word.replace("’", "'") for word in WORD.findall(unicodedata.normalize("NFC", text).casefold())]


def fold(text: str) -> str:
    """Words without accents, one space between: `Är du på?` becomes `ar du pa`."""
    return " ".join(words(text)).translate(FOLDED)
