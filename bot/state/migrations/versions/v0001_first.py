"""Inbox, identities seen, threads, preferences with their audit, feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _inbox()
    _seen()
    _threads()
    _preferences()
    _audit()
    _feedback()


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("client", sa.Text),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("ts", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("received", sa.Float, nullable=False),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("answer_ts", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_inbox"),
        sa.UniqueConstraint("message", name="uq_inbox_message"),
        sa.UniqueConstraint("client", name="uq_inbox_client"),
    )
    op.create_index("ix_inbox_state_due", "inbox", ["state", "due"])
    op.create_index("ix_inbox_received", "inbox", ["received"])


def _seen() -> None:
    op.create_table(
        "seen",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_seen"),
    )
    op.create_index("ix_seen_at", "seen", ["at"])


def _threads() -> None:
    op.create_table(
        "threads",
        sa.Column("talk", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("talk", name="pk_threads"),
    )
    op.create_index("ix_threads_at", "threads", ["at"])


def _preferences() -> None:
    op.create_table(
        "preferences",
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", name="pk_preferences"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_team_channel", "audit", ["team", "channel"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("attribute", sa.Text),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("helped", sa.Integer, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_team", "feedback", ["team"])
    op.create_index("ix_feedback_at", "feedback", ["at"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("feedback", "audit", "preferences", "threads", "seen", "inbox"):
        op.drop_table(table)
