"""Reminders, changes after submission, links to files, and what is erased and disposed of."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("applications", sa.Column("edited", sa.Text))
    op.add_column("applications", sa.Column("reminded_at", TIME))
    op.add_column("applications", sa.Column("last_call_at", TIME))
    op.add_column(
        "applications",
        sa.Column("held", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.add_column("application_events", sa.Column("changes", sa.Text))
    op.add_column("conversations", sa.Column("person", sa.Text))
    op.create_index("ix_conversations_person", "conversations", ["person"])
    op.create_index("ix_conversations_updated_at", "conversations", ["updated_at"])
    op.add_column("seen_messages", sa.Column("person", sa.Text))
    op.create_index("ix_seen_messages_person", "seen_messages", ["person"])
    op.create_table(
        "links",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_links"),
    )
    op.create_index("ix_links_person", "links", ["person"])
    op.create_index("ix_links_until", "links", ["until"])
    op.create_table(
        "erasures",
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("person", "at", name="pk_erasures"),
    )
    op.create_table(
        "disposals",
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("counted_from", TIME, nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_disposals"),
    )


def downgrade() -> None:
    op.drop_table("disposals")
    op.drop_table("erasures")
    op.drop_table("links")
    op.drop_index("ix_seen_messages_person", "seen_messages")
    op.drop_column("seen_messages", "person")
    op.drop_index("ix_conversations_updated_at", "conversations")
    op.drop_index("ix_conversations_person", "conversations")
    op.drop_column("conversations", "person")
    op.drop_column("application_events", "changes")
    for column in ("held", "last_call_at", "reminded_at", "edited"):
        op.drop_column("applications", column)
