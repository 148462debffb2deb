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


def downgrade() -> None:
    op.drop_table("watches")
    op.drop_table("rounds")
