"""The workspaces Versus is installed in, and the states of installations under way."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "installations",
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("enterprise", sa.Text),
        sa.Column("bot_token", sa.Text, nullable=False),
        sa.Column("refresh_token", sa.Text),
        sa.Column("expires", sa.Float),
        sa.Column("bot_user", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("installer", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", name="pk_installations"),
    )
    op.create_table(
        "oauth_states",
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("expires", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("state", name="pk_oauth_states"),
    )
    op.create_index("ix_oauth_states_expires", "oauth_states", ["expires"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("oauth_states")
    op.drop_table("installations")
