"""The tables of what is announced: who wants to hear what, what is posted, what was looked at.

Times are seconds since the epoch. A change here is a migration too, as for the other tables.
"""

from sqlalchemy import Column, Float, Index, Integer, Table, Text, UniqueConstraint, text

from bot.state.tables import METADATA

# What a channel wants to hear of; `topic` is how the announcements write one down. A watch has an
# anchor, and has `fired` so many times; `why` is set while a subscription is paused.
SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("why", Text),
    Column("anchor", Text),
    Column("fired", Integer, nullable=False),
    UniqueConstraint("team", "channel", "topic"),
)

# Pairs that a channel wants to hear no more of.
MUTED = Table(
    "muted",
    METADATA,
    Column("team", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("pair", Text, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Float, nullable=False),
)

# Posts still to be made are found in their order. Said as the index has it, without parameters:
# else SQLite does not see that the index will do.
STILL_TO_BE_MADE = text("state IN ('pending', 'sending')")

# One row per message that is to be posted once. `content` says of what, in ids; `edition` is the
# number of the edition it speaks of. A row is nobody's again at `due`. One that was tried more than
# once is looked for a last time at `check_at`.
POSTS = Table(
    "posts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread_ts", Text),
    Column("content", Text, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("owner", Text),
    Column("made", Float, nullable=False),
    Column("due", Float, nullable=False),
    Column("first_at", Float),
    Column("ts", Text),
    Column("error", Text),
    Column("check_at", Float),
    Index(None, "made", "id", sqlite_where=STILL_TO_BE_MADE, postgresql_where=STILL_TO_BE_MADE),
    Index(None, "check_at"),
    Index(None, "team"),
)

# What a post announces: each subject's occasion once in each channel, such as a pair's review.
ANNOUNCED = Table(
    "announced",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    Column("post", Text, nullable=False),
    UniqueConstraint("team", "channel", "subject", "occasion"),
    Index(None, "post"),
)

# Until when nothing is posted in a channel (its id), or by a method (its name), of a workspace.
GATES = Table(
    "gates",
    METADATA,
    Column("team", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("open_at", Float, nullable=False),
)

# The news that every channel was told of which wanted to hear it.
NEWS = Table(
    "news",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("at", Float, nullable=False),
)

# The editions of the catalog in the order in which their news were looked for.
EDITIONS = Table(
    "editions",
    METADATA,
    Column("edition", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("updated", Text, nullable=False),
    Column("at", Float, nullable=False),
    UniqueConstraint("number"),
)

# Each look for news, and what came of it, so that silence can be told from failure.
TICKS = Table(
    "ticks",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", Float, nullable=False),
    Column("edition", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("found", Integer, nullable=False),
    Column("posts", Integer, nullable=False),
    Index(None, "at"),
)

# What an answer in a channel was computed from: a question without words and the channel's
# preferences; and its figures as they were last said there.
RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("ts", Text, nullable=False),
    Column("thread_ts", Text),
    Column("memory", Text, nullable=False),
    Column("preferences", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("at", Float, nullable=False),
    UniqueConstraint("team", "channel", "ts"),
    Index(None, "at"),
)
