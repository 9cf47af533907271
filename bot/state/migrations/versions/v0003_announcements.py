"""Subscriptions, the ledger of what is announced, and the receipts of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TELLING = ("receipts", "ticks", "editions", "news", "gates", "announced", "posts")
WANTED = ("muted", "subscriptions")


def upgrade() -> None:
    """Make the tables."""
    _wanted()
    _posts()
    _indexes()
    _announced()
    _told()
    _ticks()
    _receipts()


def _wanted() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("anchor", sa.Text),
        sa.Column("fired", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.UniqueConstraint("team", "channel", "topic", name="uq_subscriptions_team_channel_topic"),
    )
    op.create_table(
        "muted",
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("pair", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", "pair", name="pk_muted"),
    )


def _posts() -> None:
    op.create_table(
        "posts",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("made", sa.Float, nullable=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("first_at", sa.Float),
        sa.Column("ts", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("check_at", sa.Float),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
    )


def _indexes() -> None:
    still = sa.text("state IN ('pending', 'sending')")
    op.create_index(
        "ix_posts_made_id", "posts", ["made", "id"], sqlite_where=still, postgresql_where=still
    )
    op.create_index("ix_posts_check_at", "posts", ["check_at"])
    op.create_index("ix_posts_team", "posts", ["team"])


def _announced() -> None:
    op.create_table(
        "announced",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announced"),
        sa.UniqueConstraint(
            "team",
            "channel",
            "subject",
            "occasion",
            name="uq_announced_team_channel_subject_occasion",
        ),
    )
    op.create_index("ix_announced_post", "announced", ["post"])


def _told() -> None:
    op.create_table(
        "gates",
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("open_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "name", name="pk_gates"),
    )
    op.create_table(
        "news",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_news"),
    )
    op.create_table(
        "editions",
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("updated", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("edition", name="pk_editions"),
        sa.UniqueConstraint("number", name="uq_editions_number"),
    )


def _ticks() -> None:
    op.create_table(
        "ticks",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("found", sa.Integer, nullable=False),
        sa.Column("posts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticks"),
    )
    op.create_index("ix_ticks_at", "ticks", ["at"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("ts", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text),
        sa.Column("memory", sa.Text, nullable=False),
        sa.Column("preferences", sa.Text, nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.UniqueConstraint("team", "channel", "ts", name="uq_receipts_team_channel_ts"),
    )
    op.create_index("ix_receipts_at", "receipts", ["at"])


def downgrade() -> None:
    """Drop the tables."""
    for table in (*TELLING, *WANTED):
        op.drop_table(table)
