"""What the channel calls a reply, so that what people think of it is about that one."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seen_messages", sa.Column("sent_as", sa.Text))


def downgrade() -> None:
    op.drop_column("seen_messages", "sent_as")
