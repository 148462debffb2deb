"""What it takes to do what cannot be undone: a clear yes, and nothing that takes it back."""

import re

from dialogs.exchange import Exchange
from dialogs.understanding.wordbook import Wordbook
from knowledge.text import fold

STOPS = ",.;:!–-"
"""Signs that a word of yes may carry."""
FIRST_SIGN = re.compile(r"[,.;!]")


def clear_answer(exchange: Exchange) -> bool | None:
    """Yes or no where nothing else is said; None for a nod, which may just show attention."""
    answer = exchange.plain_yes_no()
    return None if answer and is_faint(exchange) else answer


def nods(exchange: Exchange) -> bool:
    """`Ok`, `mm`: whether a message is a nod or a hum, and no more."""
    return is_only(exchange, nodding(exchange))


def is_faint(exchange: Exchange) -> bool:
    """`Fine`, `visst`, `ok`: whether a message is a yes in such words, and no more."""
    return is_only(exchange, faint(exchange))


def is_only(exchange: Exchange, among: set[str]) -> bool:
    """Whether a message has some of these words, and beside them small ones only."""
    said = fold(exchange.text).split()
    small = {word for book in books(exchange) for word in book.reader.fillers}
    beside = [word for word in said if word not in among]
    clear = any(exchange.single_yes_no(word) is not None for word in beside)
    return len(beside) < len(said) and not clear and small.issuperset(beside)


def nodding(exchange: Exchange) -> set[str]:
    """The words of a nod."""
    return {word for book in books(exchange) for word in book.consent.nods}


def faint(exchange: Exchange) -> set[str]:
    """The words that may be no more than one."""
    return nodding(exchange) | {
        word for book in books(exchange) for word in book.consent.faint_yes
    }


def behind_yes(exchange: Exchange) -> str | None:
    """What follows a clear yes at the beginning: `jag är sjuk`; None without such a yes."""
    said = exchange.text.split()
    unclear, begins, clear = faint(exchange), 0, False
    while begins < len(said) and exchange.single_yes_no(said[begins].strip(STOPS)):
        clear = clear or fold(said[begins]) not in unclear
        begins += 1
    return " ".join(said[begins:]).strip(f"{STOPS} ") if clear else None


def leading_answer(exchange: Exchange) -> bool | None:
    """The yes or no that a message begins with: `ja, och jag är inte chef`, `yep, for years`."""
    recogniser = exchange.heard.recogniser
    first = FIRST_SIGN.split(recogniser.changed_to(exchange.text) or exchange.text)[0]
    meant = recogniser.answers.meant(first) or recogniser.first_words.meant(first.split(" ")[0])
    return meant == "yes" if meant in ("yes", "no") else None


def asks(exchange: Exchange, text: str) -> bool:
    """Whether a text asks: `är jag`, and not `är sjuk`, which leaves out who is."""
    if "?" in text:
        return True
    heard = exchange.heard
    said = fold(heard.reader.begun(text)).split()
    if not said or not heard.reader.begins_to_ask(heard.reader.begun(text)):
        return False
    tells = said[0] in heard.consent.telling_verbs and heard.consent.subjects.isdisjoint(said[1:2])
    return not (tells or heard.consent.sending.issuperset(said))


def hesitates(exchange: Exchange) -> bool:
    """`Yes, but wait`: whether a word says that it is not quite a yes."""
    said = set(fold(exchange.text).split())
    return any(not book.consent.hesitating.isdisjoint(said) for book in books(exchange))


def books(exchange: Exchange) -> tuple[Wordbook, Wordbook]:
    """The words of the message's language, and of the reply's."""
    return exchange.heard, exchange.book
