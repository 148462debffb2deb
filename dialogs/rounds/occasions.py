"""Which of several occasions a message means: by its day, its month, or what it is about."""

from collections.abc import Iterable, Sequence

from dialogs.exchange import Exchange
from dialogs.local_time import LOCAL
from dialogs.ports import Round
from dialogs.rounds.words import label
from knowledge.text import fold


def dated(exchange: Exchange, rounds: Sequence[Round]) -> Round | None:
    """The one occasion that a message means by its day or its month."""
    return on_day(exchange, rounds) or in_month(exchange, rounds)


def meant(exchange: Exchange, rounds: Sequence[Round]) -> Round | None:
    """The one occasion that a message means; None where that may be none or several."""
    return dated(exchange, rounds) or about(exchange, rounds)


def on_day(exchange: Exchange, rounds: Iterable[Round]) -> Round | None:
    """The one on the day that is named."""
    said = exchange.heard.moments.day(exchange.text, exchange.today)
    return only(one for one in rounds if said and taken_place(one) == (said.month, said.day))


def in_month(exchange: Exchange, rounds: Iterable[Round]) -> Round | None:
    """The one in the month that is named, where no day is: `den i december`."""
    months = exchange.heard.moments.by_name.without_day(exchange.text)
    return only(one for one in rounds if months.intersection(taken_place(one)[:1]))


def about(exchange: Exchange, rounds: Sequence[Round]) -> Round | None:
    """The one with words of the message that no other one has: `den om AI`."""
    said = set(fold(exchange.text).split()) - exchange.heard.small.words
    words = [
        set(fold(f"{label(exchange.book.phrases, one)} {one.text}").split()) for one in rounds
    ]
    own = {word for word in said if not word.isdecimal() and sum(word in w for w in words) == 1}
    return only(one for one, its in zip(rounds, words, strict=True) if own & its)


def taken_place(one: Round) -> tuple[int, ...]:
    """Month and day of an occasion where the city is; nothing of one without a day."""
    local = one.starts_at.astimezone(LOCAL) if one.starts_at else None
    return (local.month, local.day) if local else ()


def only(found: Iterable[Round]) -> Round | None:
    """The one that was found; None for several."""
    ones = list(found)
    return ones[0] if len(ones) == 1 else None
