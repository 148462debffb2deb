"""Replies that are still to be sent: where to, since when, how often tried."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
WAITING = sa.text("next_try IS NOT NULL")


def upgrade() -> None:
    op.add_column("seen_messages", sa.Column("place", sa.Integer))
    op.add_column("seen_messages", sa.Column("callback", sa.Text))
    op.add_column("seen_messages", sa.Column("next_try", TIME))
    op.add_column("seen_messages", sa.Column("claimed_until", TIME))
    op.add_column(
        "seen_messages",
        sa.Column("tries", sa.Integer, nullable=False, server_default=sa.text("0")),
    )
    op.add_column("seen_messages", sa.Column("fate", sa.String(16)))
    op.create_index(
        "replies_waiting",
        "seen_messages",
        ["conversation", "place"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    op.drop_index("replies_waiting", "seen_messages")
    for name in ("fate", "tries", "claimed_until", "next_try", "callback", "place"):
        op.drop_column("seen_messages", name)
