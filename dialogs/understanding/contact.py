"""Name and e-mail as people write them in the middle of other things."""

import re

from dialogs.understanding.wordbook import Wordbook
from knowledge.text import ADDRESS, CAPITALISED, fold

PERSON_NAME = re.compile(r"^[^\W\d_][^\d<>@{}\[\],;!?]*\s[^\d<>@{}\[\],;!?]*[^\W\d_]\W*$")
"""First name and surname."""
MOST_NAMES = 5
"""Words of the longest name that is taken out of a sentence."""
CLAUSE = re.compile(r"[,;:!\n]+|\.\s+|\.$|\s+(?:och|and|med|with|samt)\s+")
DASH = re.compile(r"\s+[-–]\s+")
TURNED = re.compile(r"^([\w'’-]+(?:\s[\w'’-]+)?),\s*([\w'’-]+(?:\s[\w'’-]+)?)\.?$")
"""`Berg, Anna`."""
PHONE_INSIDE = re.compile(r"(?<![\w@.+-])\+?\(?\d[\d\s()/-]{4,22}\d(?![\w@])")
BESIDE = re.compile(r",\s+|\s+(?=[a-zåäö]+\s)")
"""What may end a name that more is said beside."""


def name_in(text: str, book: Wordbook, *, asked: bool = False) -> str | None:
    """The name that a text says (`jag heter ...`), or that stands alone between its signs.

    Where a name is what was asked for, it need not be written with capital letters.
    """
    told = name_said(text, book)
    alone = [
        clause
        for clause in clauses(text)
        if is_name(clause, book) and (asked or CAPITALISED.match(clause))
    ]
    if len(alone) > 1:  # `Ann Lee, ann@..., Elderly care`
        alone = [clause for clause in alone if not book.work.piece(clause)]
    return told or (alone[0] if len(alone) == 1 else None)


def name_beside(text: str, book: Wordbook, *, placed: bool) -> str | None:
    """The name in an answer to something else: `yes, Jane Holm`, `ja, Jan Holm, Kulturskolan`.

    Behind a title a name may as well be one of a workplace, unless that is said elsewhere, too.
    """
    said, found = pieces(text, book), list[str]()
    for before, piece in zip(["", *said], said, strict=False):
        name = name_asked(piece, book)
        sure = placed or not book.work.is_title(before)
        if name and sure and CAPITALISED.match(name) and not is_ours(name, book):
            found.append(name)
    return found[0] if len(found) == 1 else None


def pieces(text: str, book: Wordbook) -> list[str]:
    """The clauses of a text without small words around them, names and titles by themselves."""
    found = []
    for clause in clauses(DASH.sub(", ", text)):
        said = book.contact.unwrapped(clause)
        title, rest = book.work.title_before(said)
        head, *behind = BESIDE.split(rest, maxsplit=1)
        parted = bool(behind) and bool(CAPITALISED.match(head))
        found += [title, *((head, rest[len(head) :]) if parted else (rest,))]
    return [piece.strip() for piece in found if piece.strip()]


def is_ours(name: str, book: Wordbook) -> bool:
    """Whether all words of what is written as a name are such as we use: `Human Resources`."""
    known = book.finder.spelling.known | book.small.words
    named = book.finder.names.mentioned(name)
    return bool(named) or all(word in known for word in fold(name).split())


def name_said(text: str, book: Wordbook) -> str | None:
    """The name after `jag heter`, or before `heter jag`, and the like."""
    for clause in clauses(text):
        trail = book.contact.name_trails.search(clause)
        before = book.contact.unwrapped(clause[: trail.start()]) if trail else ""
        if CAPITALISED.match(before) and is_name(before, book):
            return before
        lead = book.contact.name_leads.search(clause)
        if lead and not is_own(clause[: lead.start()], book):
            continue
        name = without_small_words(clause[lead.end() :].strip(" .,"), book) if lead else ""
        if is_name(name, book):
            return name
    return None


def is_own(before: str, book: Wordbook) -> bool:
    """Whether a name behind some words is one's own: not behind `min chef`."""
    said = set(fold(before).split())
    return said <= book.contact.beside or not said.isdisjoint(book.contact.speaker)


def without_small_words(text: str, book: Wordbook) -> str:
    """A name without what stands around it: `egentligen Moa Ek`, `Moa Ek numera`."""
    said, small = book.contact.after_name.sub("", text).split(), book.contact.beside
    while said and said[0].islower() and small.issuperset(fold(said[0]).split()):
        said = said[1:]
    return " ".join(said)


def is_name(text: str, book: Wordbook) -> bool:
    """Whether a text can be a first name and a surname, and is not just small words."""
    said = fold(text).split()
    small = sum(word in book.reader.fillers for word in said)
    few = small < len(said) if CAPITALISED.match(text) else 2 * small < len(said)  # `Jo Berg`
    return bool(PERSON_NAME.match(text)) and len(said) <= MOST_NAMES and few


def is_only_contact(text: str, book: Wordbook) -> bool:
    """Whether nothing is said beside an e-mail address, a number, a name and small words."""
    name = name_in(text, book)
    rest = PHONE_INSIDE.sub(" ", ADDRESS.sub(" ", text))
    rest = rest.replace(name, " ") if name else rest
    return book.contact.beside.issuperset(fold(rest).split())


def name_asked(text: str, book: Wordbook) -> str | None:
    """The name in the answer to the question for it: `hej! Anna Berg`, `Berg, Anna`."""
    said = behind_title(book.contact.unwrapped(text), book)
    turned = TURNED.match(said)
    if (
        turned
        and CAPITALISED.match(f"{turned[2]} {turned[1]}")
        and not (book.work.is_title(turned[2]) or book.work.is_place(turned[2]))
    ):
        said = f"{turned[2]} {turned[1]}"
    head = BESIDE.split(said, maxsplit=1)
    rest = said[len(head[0]) :]
    sure = CAPITALISED.match(head[0]) or tells_work(rest, book)  # `omar hassan, rektor`
    if rest and sure and beside_name(rest, book):
        said = head[0]
    good = is_name(said, book) and not (book.work.is_place(said) or book.work.is_title(said))
    return said.rstrip(" .") if good and is_one(said, book) else None


def behind_title(text: str, book: Wordbook) -> str:
    """`Ann Lee` of `Rektor Ann Lee`, and nothing of `director of three schools`."""
    title, rest = book.work.title_before(text)
    if title and fold(rest).split()[:1] and fold(rest).split()[0] in book.small.words:
        return ""
    head = BESIDE.split(rest, maxsplit=1)[0]
    return rest if title and is_name(head, book) else text


def beside_name(text: str, book: Wordbook) -> bool:
    """Whether what stands behind a name is where and as what the person works."""
    return tells_work(text, book) or text.strip(" ,.") in text.split(",")[-1:]


def tells_work(text: str, book: Wordbook) -> bool:
    """Whether a text plainly is where or as what somebody works."""
    rest = text.strip(" ,.")
    told = book.work.read(text) or book.work.piece(rest) or book.work.title_before(rest)[0]
    return bool(told) or book.work.is_title(rest)


def is_one(text: str, book: Wordbook) -> bool:
    """Whether a text is one name, with no other words in it than such as names have."""
    particles = book.contact.particles
    words = [word for word in text.split() if fold(word) not in particles]
    joined = CLAUSE.search(text.rstrip(" ."))
    capitals = all(word[:1].isupper() for word in words)
    small = any(fold(word) in book.reader.fillers for word in words)
    return joined is None and (capitals or not small)


def clauses(text: str) -> list[str]:
    """What stands between the signs of a text, e-mail addresses left out."""
    return [clause.strip() for clause in CLAUSE.split(ADDRESS.sub(" ", text))]
