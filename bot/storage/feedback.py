"""What people think of answers; a row says on which day and about what, never who or when."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select

from bot.languages import DEFAULT_LANGUAGE, known
from bot.storage.database import Database
from bot.storage.tables import feedback
from dialogs.messages import Rating
from dialogs.ports import Clock

_ADD = insert(feedback)
_ALL = select(feedback).order_by(feedback.c.day, feedback.c.id)


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as it is kept."""

    day: datetime
    topic: str | None
    rating: Rating


class Feedback:
    """The ratings of everybody."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, rating: Rating, topic: str | None) -> None:
        """Keep a rating."""
        values = {
            # With the time of day it could be told from the talk whose it is.
            "day": self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0),
            "topic": topic,
            "liked": rating.liked,
            "reason": rating.reason,
            "language": rating.language,
        }
        await self._database.change(_ADD, values)

    async def all(self) -> AsyncIterator[Rated]:
        """Every rating that is kept, the oldest first."""
        async with self._database.read() as connection:
            rows = (await connection.execute(_ALL)).all()
        for row in rows:
            yield as_rated(row)


def as_rated(row: Row[tuple[object, ...]]) -> Rated:
    """The row as the program knows it."""
    language = known(row.language) or DEFAULT_LANGUAGE
    return Rated(row.day, row.topic, Rating(row.liked, row.reason, language))
