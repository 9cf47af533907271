"""The tables of the state; times are seconds since the epoch, texts as long as they come.

A change here is a migration too (bot/state/migrations); a test compares the two.
"""

from sqlalchemy import Column, Float, Index, Integer, MetaData, Table, Text, UniqueConstraint

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row per message that is to be answered. `text` is gone once it is dealt with; `due` is when
# the row may be taken up by another process, or again.
INBOX = Table(
    "inbox",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("message", Text, nullable=False),
    Column("client", Text),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("ts", Text, nullable=False),
    Column("thread_ts", Text),
    Column("user", Text, nullable=False),
    Column("text", Text),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("due", Float, nullable=False),
    Column("answer_ts", Text),
    UniqueConstraint("message"),
    UniqueConstraint("client"),
    Index(None, "state", "due"),
    Index(None, "received"),
)

# Identities of clicks and submissions that were dealt with.
SEEN = Table(
    "seen",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("at", Float, nullable=False),
    Index(None, "at"),
)

# What was last asked in a thread: models and topic, none of its words.
THREADS = Table(
    "threads",
    METADATA,
    Column("talk", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index(None, "at"),
)

PREFERENCES = Table(
    "preferences",
    METADATA,
    Column("team", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("settings", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Float, nullable=False),
)

# Who changed what, for as long as the installation lasts.
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index(None, "team", "channel"),
)

# Whether an answer helped: what kind of answer it was, nothing of the question's words.
FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("attribute", Text),
    Column("edition", Text, nullable=False),
    Column("helped", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Index(None, "team"),
    Index(None, "at"),
)

# One row per workspace, of its newest installation. The tokens are sealed (sealing.py).
INSTALLATIONS = Table(
    "installations",
    METADATA,
    Column("team", Text, primary_key=True),
    Column("enterprise", Text),
    Column("bot_token", Text, nullable=False),
    Column("refresh_token", Text),
    Column("expires", Float),
    Column("bot_user", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("installer", Text, nullable=False),
    Column("at", Float, nullable=False),
)

# States of installations under way, which Slack gives back to us by way of the browser.
OAUTH_STATES = Table(
    "oauth_states",
    METADATA,
    Column("state", Text, primary_key=True),
    Column("expires", Float, nullable=False),
    Index(None, "expires"),
)
