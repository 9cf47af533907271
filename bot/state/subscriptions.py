"""What channels want to hear of; who asked for it and who ended it stays in the audit."""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import ColumnElement, RowMapping, and_, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import SUBSCRIPTIONS
from bot.state.tables import AUDIT

# More would be a flood, and is most often a mistake.
MOST_IN_A_CHANNEL = 20
PAGE = 500


class Added(Enum):
    """What came of a wish to subscribe."""

    ADDED = "added"
    THERE_ALREADY = "there already"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one channel wants to hear of; `why` says why it is paused, empty where it is not.

    `anchor` is what a watch was last seen at, and `fired` how often it has been said otherwise
    since it was subscribed `at`, in seconds since the epoch.
    """

    id: str
    team: str
    channel: str
    topic: str
    by: str
    why: str = ""
    anchor: str = ""
    fired: int = 0
    at: float = 0.0

    @property
    def firing(self) -> str:
        """What the next firing is known by; never that of one subscribed before and ended."""
        return f"{self.at:.6f}:{self.fired + 1}"


class Subscriptions:
    """Adds and ends subscriptions, and goes through all of them."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def add(self, team: str, channel: str, topic: str, by: str, anchor: str = "") -> Added:
        """Subscribe a channel, unless it is or has too many; one that was paused goes on."""
        row = {"team": team, "channel": channel, "by": by, "at": self._clock()}
        wanted = {
            "id": subscription_id(team, channel, topic),
            "topic": topic,
            "anchor": anchor,
            "fired": 0,
        }
        async with self._database.writing() as connection:
            if await self._count(connection, team, channel) >= MOST_IN_A_CHANNEL:
                return Added.TOO_MANY
            if not await self._database.insert_once(connection, SUBSCRIPTIONS, row | wanted):
                going_on = await connection.execute(
                    update(SUBSCRIPTIONS)
                    .where(SUBSCRIPTIONS.c.id == wanted["id"], SUBSCRIPTIONS.c.why.is_not(None))
                    .values(why=None)
                )
                return Added.ADDED if going_on.rowcount else Added.THERE_ALREADY
            await self._note(connection, team, channel, by, f"subscribed {topic}")
        return Added.ADDED

    async def remove(self, team: str, channel: str, subscription: str, by: str) -> bool:
        """End a channel's subscription, by id; False where there is none such."""
        here = (*_in(team, channel), SUBSCRIPTIONS.c.id == subscription)
        async with self._database.writing() as connection:
            ended = await connection.execute(
                delete(SUBSCRIPTIONS).where(*here).returning(SUBSCRIPTIONS.c.topic)
            )
            topic = ended.scalar()
            if topic is not None:
                await self._note(connection, team, channel, by, f"unsubscribed {topic}")
        return topic is not None

    async def of(self, team: str, channel: str) -> Sequence[Subscription]:
        """What a channel wants to hear of, the oldest first."""
        return await self._where(*_in(team, channel))

    async def made_by(self, team: str, person: str) -> Sequence[Subscription]:
        """What somebody asked for, in whichever channel."""
        return await self._where(SUBSCRIPTIONS.c.team == team, SUBSCRIPTIONS.c.by == person)

    async def pause(
        self, connection: AsyncConnection, team: str, channel: str, why: str
    ) -> Sequence[Subscription]:
        """Pause all of a channel that are not; those that were paused."""
        running = (*_in(team, channel), SUBSCRIPTIONS.c.why.is_(None))
        paused = update(SUBSCRIPTIONS).where(*running).values(why=why).returning(SUBSCRIPTIONS)
        rows = await connection.execute(paused)
        return [_subscription(row) for row in rows.mappings()]

    async def resume(self, team: str, channel: str) -> int:
        """Let all of a channel go on; how many were paused."""
        async with self._database.writing() as connection:
            going_on = await connection.execute(
                update(SUBSCRIPTIONS)
                .where(*_in(team, channel), SUBSCRIPTIONS.c.why.is_not(None))
                .values(why=None)
            )
        return going_on.rowcount

    async def page(
        self, connection: AsyncConnection, after: Subscription | None
    ) -> Sequence[Subscription]:
        """The next ones that are not paused, by workspace and channel; none at the end."""
        order = (SUBSCRIPTIONS.c.team, SUBSCRIPTIONS.c.channel, SUBSCRIPTIONS.c.id)
        query = select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.why.is_(None))
        if after is not None:
            last = (after.team, after.channel, after.id)
            query = query.where(tuple_(*order) > tuple_(*last))
        rows = await connection.execute(query.order_by(*order).limit(PAGE))
        return [_subscription(row) for row in rows.mappings()]

    async def anchors(self, connection: AsyncConnection) -> Sequence[tuple[str, str]]:
        """Each topic with an anchor and that anchor, once for all channels that share both."""
        query = select(SUBSCRIPTIONS.c.topic, SUBSCRIPTIONS.c.anchor).where(
            SUBSCRIPTIONS.c.why.is_(None), SUBSCRIPTIONS.c.anchor != ""
        )
        rows = await connection.execute(query.distinct())
        return [(topic, anchor) for topic, anchor in rows]

    async def reanchor(self, connection: AsyncConnection, of: Subscription, anchor: str) -> bool:
        """Move a watch's anchor; False where another process did, or it was ended."""
        moved = await connection.execute(
            update(SUBSCRIPTIONS)
            .where(
                SUBSCRIPTIONS.c.id == of.id,
                SUBSCRIPTIONS.c.at == of.at,
                SUBSCRIPTIONS.c.fired == of.fired,
            )
            .values(anchor=anchor, fired=of.fired + 1)
        )
        return moved.rowcount > 0

    async def _where(self, *conditions: ColumnElement[bool]) -> Sequence[Subscription]:
        query = select(SUBSCRIPTIONS).where(and_(*conditions)).order_by(SUBSCRIPTIONS.c.at)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [_subscription(row) for row in rows]

    async def _count(self, connection: AsyncConnection, team: str, channel: str) -> int:
        query = select(func.count()).select_from(SUBSCRIPTIONS).where(*_in(team, channel))
        return int((await connection.execute(query)).scalar_one())

    async def _note(
        self, connection: AsyncConnection, team: str, channel: str, by: str, what: str
    ) -> None:
        row = {"team": team, "channel": channel, "by": by, "at": self._clock(), "what": what}
        await connection.execute(AUDIT.insert().values(**row, id=str(uuid.uuid4())))


def _in(team: str, channel: str) -> tuple[ColumnElement[bool], ...]:
    return SUBSCRIPTIONS.c.team == team, SUBSCRIPTIONS.c.channel == channel


def subscription_id(team: str, channel: str, topic: str) -> str:
    """The id of a channel's subscription to a topic."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{team}/{channel}/{topic}"))


def _subscription(row: RowMapping) -> Subscription:
    return Subscription(
        id=row["id"],
        team=row["team"],
        channel=row["channel"],
        topic=row["topic"],
        by=row["by"],
        why=row["why"] or "",
        anchor=row["anchor"] or "",
        fired=row["fired"],
        at=row["at"],
    )
