"""First tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_conversations"),
    )
    op.create_table(
        "seen_messages",
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("sent_at", TIME),
        sa.PrimaryKeyConstraint("conversation", "message", name="pk_seen_messages"),
    )
    op.create_index("ix_seen_messages_seen_at", "seen_messages", ["seen_at"])
    op.create_table(
        "applications",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.String(16)),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("round", sa.Text, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("submitted_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
        sa.UniqueConstraint("number", name="uq_applications_number"),
    )
    op.create_index("ix_applications_person", "applications", ["person"])
    op.create_index(
        "applications_by_submission", "applications", ["submitted_at", "id"]
    )
    op.create_index(
        "one_live_application",
        "applications",
        ["person", "programme", "round"],
        unique=True,
        sqlite_where=sa.text("state <> 'withdrawn'"),
        postgresql_where=sa.text("state <> 'withdrawn'"),
    )
    op.create_table(
        "application_events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("application", sa.String(32), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("target", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_application_events"),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name="fk_application_events_application"
        ),
    )
    op.create_index(
        "ix_application_events_application", "application_events", ["application"]
    )
    op.create_table(
        "transcripts",
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("activity", sa.Text, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("conversation", "sequence", name="pk_transcripts"),
    )
    op.create_index("ix_transcripts_at", "transcripts", ["at"])
    op.create_table(
        "transcript_ends",
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_transcript_ends"),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )


def downgrade() -> None:
    for table in (
        "secrets",
        "transcript_ends",
        "transcripts",
        "application_events",
        "applications",
        "seen_messages",
        "conversations",
    ):
        op.drop_table(table)
