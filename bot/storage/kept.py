"""How long is kept what nobody has to decide about: from when, and for how many days."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, func

from bot.storage.tables import (
    conversations,
    feedback,
    links,
    notices,
    seen_messages,
    transcripts,
)

TALK = timedelta(days=30)
"""What is said, and what the bot tells of itself."""
RATINGS = timedelta(days=90)

KEPT: tuple[tuple[Table, ColumnElement[datetime], timedelta], ...] = (
    (conversations, conversations.c.updated_at, TALK),
    (seen_messages, seen_messages.c.seen_at, TALK),
    (transcripts, transcripts.c.at, TALK),
    # One that does not arrive goes by when it was tried last.
    (notices, func.coalesce(notices.c.sent_at, notices.c.next_try), TALK),
    (feedback, feedback.c.day, RATINGS),
    (links, links.c.until, timedelta()),
)
