"""Whoever has been rejected can apply anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INDEX = "one_live_application"


def one_live(where: str) -> None:
    op.drop_index(INDEX, table_name="applications")
    op.create_index(
        INDEX,
        "applications",
        ["person", "programme", "round"],
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def upgrade() -> None:
    one_live("state NOT IN ('declined', 'expired', 'rejected', 'withdrawn')")


def downgrade() -> None:
    one_live("state NOT IN ('declined', 'expired', 'withdrawn')")
