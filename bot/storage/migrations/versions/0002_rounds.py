"""Rounds and occasions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("opens_at", TIME, nullable=False),
        sa.Column("closes_at", TIME, nullable=False),
        sa.Column("starts_at", TIME),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("seats", sa.Integer),
        sa.Column("waiting_list", sa.Boolean, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("taken", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("queued", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("announced", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
    )
    op.create_index("ix_rounds_programme", "rounds", ["programme"])
    op.create_table(
        "watches",
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.PrimaryKeyConstraint("person", "programme", name="pk_watches"),
    )
    op.create_index("ix_watches_programme", "watches", ["programme"])
    op.create_table(
        "addresses",
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("service_url", sa.Text, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("bot", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_addresses"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("choices", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_try", TIME, nullable=False),
        sa.Column("sent_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint("person", "event", name="uq_notices_person"),
    )
    op.create_index("notices_due", "notices", ["state", "next_try"])
    op.add_column("applications", sa.Column("queue_number", sa.Integer))
    op.add_column("applications", sa.Column("offer_until", TIME))
    one_live("state NOT IN ('declined', 'expired', 'withdrawn')")
    op.create_index("applications_in_line", "applications", ["round", "state", "queue_number"])
    op.create_index("applications_by_offer", "applications", ["state", "offer_until"])


def one_live(where: str) -> None:
    """One application that is not over for each person, programme and round."""
    op.drop_index("one_live_application", "applications")
    op.create_index(
        "one_live_application",
        "applications",
        ["person", "programme", "round"],
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def downgrade() -> None:
    op.drop_index("applications_by_offer", "applications")
    op.drop_index("applications_in_line", "applications")
    one_live("state <> 'withdrawn'")
    op.drop_column("applications", "offer_until")
    op.drop_column("applications", "queue_number")
    op.drop_table("notices")
    op.drop_table("addresses")
    op.drop_table("watches")
    op.drop_table("rounds")
