"""The tables; the migrations build the same ones, and a test compares the two."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from dialogs.ports import Answer

LONGEST_KEY = 200
"""Longer keys are hashed: PostgreSQL cannot index a text of some thousand characters."""

HASHED = "sha256:"

_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


class SafeText(TypeDecorator[str]):
    """Text that comes back as it went in: NUL and lone surrogates are escaped on the way."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What can be stored; PostgreSQL refuses NUL, and both refuse lone surrogates."""
        if value is None or not _UNSTORABLE.search(value):
            return value
        return _UNSTORABLE.sub(lambda found: f"\x1a{ord(found[0]):04x}", value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was."""
        if value is None or "\x1a" not in value:
            return value
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class UtcTime(TypeDecorator[datetime]):
    """An aware time in UTC on every engine; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone cannot be stored")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC, aware also where the engine knows no zones."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Answers(TypeDecorator[Mapping[str, Answer]]):
    """Answers by field id, as JSON in ASCII, so that any character survives on any engine."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Mapping[str, Answer] | None, dialect: Dialect) -> str:
        """The JSON text."""
        return json.dumps(dict(value or {}))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Answer]:
        """The answers."""
        return cast("dict[str, Answer]", json.loads(value or "{}"))


class Changes(Answers):
    """The same where there may be none at all."""

    cache_ok = True

    @override
    def process_bind_param(  # type: ignore[override]
        self, value: Mapping[str, Any] | None, dialect: Dialect
    ) -> str | None:
        """The JSON text, or nothing."""
        return None if value is None else json.dumps(dict(value))

    @override
    def process_result_value(  # type: ignore[override]
        self, value: str | None, dialect: Dialect
    ) -> dict[str, Any] | None:
        """What was written, or None."""
        return None if value is None else cast("dict[str, Any]", json.loads(value))


def key(name: str) -> str:
    """A name as it can be indexed: itself, or its hash where it is long."""
    # A name that looks like a hash is hashed too, so that nobody can take another's key.
    if len(name) <= LONGEST_KEY and not name.startswith(HASHED):
        return name
    return HASHED + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

conversations = Table(
    "conversations",
    metadata,
    Column("conversation", SafeText, primary_key=True),
    Column("state", SafeText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", UtcTime, nullable=False, index=True),
    Column("person", SafeText, index=True),
)

seen_messages = Table(
    "seen_messages",
    metadata,
    Column("conversation", SafeText, nullable=False),
    Column("message", SafeText, nullable=False),
    Column("reply", SafeText),
    Column("seen_at", UtcTime, nullable=False, index=True),
    Column("sent_at", UtcTime),
    Column("place", Integer),
    Column("callback", SafeText),
    Column("next_try", UtcTime),
    Column("claimed_until", UtcTime),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("fate", String(16)),
    Column("person", SafeText, index=True),
    Column("sent_as", SafeText),
    PrimaryKeyConstraint("conversation", "message"),
)

_WAITING = text("next_try IS NOT NULL")
Index(
    "replies_waiting",
    seen_messages.c.conversation,
    seen_messages.c.place,
    sqlite_where=_WAITING,
    postgresql_where=_WAITING,
)

applications = Table(
    "applications",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number", String(16), unique=True),
    Column("person", SafeText, nullable=False, index=True),
    Column("programme", SafeText, nullable=False),
    Column("round", SafeText, nullable=False),
    Column("state", String(32), nullable=False),
    Column("answers", Answers, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("submitted_at", UtcTime),
    Column("queue_number", Integer),
    Column("offer_until", UtcTime),
    Column("edited", Changes),
    Column("reminded_at", UtcTime),
    Column("last_call_at", UtcTime),
    Column("held", Boolean, nullable=False, server_default=false()),
)

_NOT_OVER = text("state NOT IN ('declined', 'expired', 'rejected', 'withdrawn')")
_LIVE: dict[str, Any] = {"sqlite_where": _NOT_OVER, "postgresql_where": _NOT_OVER}

Index(
    "one_live_application",
    applications.c.person,
    applications.c.programme,
    applications.c.round,
    unique=True,
    **_LIVE,
)
Index("applications_by_submission", applications.c.submitted_at, applications.c.id)
Index(
    "applications_in_line", applications.c.round, applications.c.state, applications.c.queue_number
)
Index("applications_by_offer", applications.c.state, applications.c.offer_until)

application_events = Table(
    "application_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("application", String(32), ForeignKey("applications.id"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
    Column("source", String(32), nullable=False),
    Column("target", String(32), nullable=False),
    Column("actor", SafeText, nullable=False),
    Column("why", SafeText, nullable=False),
    Column("changes", Changes),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", SafeText, primary_key=True),
    Column("programme", SafeText, nullable=False, index=True),
    Column("opens_at", UtcTime, nullable=False),
    Column("closes_at", UtcTime, nullable=False),
    Column("starts_at", UtcTime),
    Column("place", SafeText, nullable=False),
    Column("seats", Integer),
    Column("waiting_list", Boolean, nullable=False),
    Column("text", SafeText, nullable=False),
    Column("state", String(32), nullable=False),
    Column("taken", Integer, nullable=False, server_default=text("0")),
    Column("queued", Integer, nullable=False, server_default=text("0")),
    Column("announced", Boolean, nullable=False, server_default=false()),
)

watches = Table(
    "watches",
    metadata,
    Column("person", SafeText, nullable=False),
    Column("programme", SafeText, nullable=False, index=True),
    Column("since", UtcTime, nullable=False),
    PrimaryKeyConstraint("person", "programme"),
)

addresses = Table(
    "addresses",
    metadata,
    Column("person", SafeText, primary_key=True),
    Column("channel", SafeText, nullable=False),
    Column("conversation", SafeText, nullable=False),
    Column("service_url", SafeText, nullable=False),
    Column("via", SafeText, nullable=False),
    Column("account", SafeText, nullable=False),
    Column("bot", SafeText, nullable=False),
    Column("language", String(2), nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", SafeText, nullable=False),
    Column("event", SafeText, nullable=False),
    Column("text", SafeText, nullable=False),
    Column("choices", SafeText, nullable=False),
    Column("language", String(2), nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    UniqueConstraint("person", "event"),
)
Index("notices_due", notices.c.state, notices.c.next_try)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", UtcTime, nullable=False, index=True),
    Column("topic", SafeText),
    Column("liked", Boolean, nullable=False),
    Column("reason", SafeText, nullable=False),
    Column("language", String(2), nullable=False),
)

transcripts = Table(
    "transcripts",
    metadata,
    Column("conversation", SafeText, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("activity", SafeText, nullable=False),
    Column("at", UtcTime, nullable=False, index=True),
    PrimaryKeyConstraint("conversation", "sequence"),
)

transcript_ends = Table(
    "transcript_ends",
    metadata,
    Column("conversation", SafeText, primary_key=True),
    Column("last", Integer, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("person", SafeText, nullable=False, index=True),
    Column("what", String(32), nullable=False),
    Column("language", String(2), nullable=False),
    Column("until", UtcTime, nullable=False, index=True),
)

erasures = Table(
    "erasures",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("at", UtcTime, primary_key=True),
)

disposals = Table(
    "disposals",
    metadata,
    Column("number", String(16), primary_key=True),
    Column("programme", SafeText, nullable=False),
    Column("state", String(32), nullable=False),
    Column("counted_from", UtcTime, nullable=False),
    Column("months", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", SafeText, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
