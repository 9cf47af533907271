"""The ledger: each message that is announced, posted once however many processes there are.

A row is `pending`, then `sending` from before it is posted, then `posted`. Where it is not known
whether a post was made, the row stays `sending`, and whoever takes it up next looks for it first.
`parked` is what Slack will not have, `held` what cannot be looked for or failed too often.

A channel's gate is shut while a post is under way in it and for a moment after, so that it gets one
message at a time, in the order they were made; a method's for as long as Slack asks.
"""

import time
from collections.abc import Sequence
from functools import partial

from sqlalchemy import RowMapping, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.gates import Gates
from bot.state.inbox import Clock
from bot.state.ledger_tables import GATES, POSTS, STILL_TO_BE_MADE
from bot.state.posts import Outgo, Post, post_of

# The gates of a whole workspace: shut for as long as Slack asks, and for a moment after each post.
METHOD, PACE = "chat.postMessage", "pace of chat.postMessage"
# Slack takes about one message a second in a channel; the rest is for the way there.
GAP = 1.15
# It takes "several hundred" a minute in a workspace (docs.slack.dev/apis/web-api/rate-limits).
A_MINUTE = 300
_LOOKED_AT, _TRIES = 20, 5


class Ledger:
    """What is to be posted, by a process named `owner`; `lease` and `gap` are in seconds.

    A channel gets a post every `gap`, a workspace `a_minute`.

    The lease must be longer than a call to Slack may take and a post takes to show in a channel's
    history together: only then does whoever takes a post up see what was posted before.
    """

    def __init__(
        self,
        database: Database,
        owner: str,
        *,
        lease: float = 90.0,
        gap: float = GAP,
        a_minute: float = A_MINUTE,
        clock: Clock = time.time,
    ) -> None:
        self._database, self._owner, self._lease = database, owner, lease
        self._gap, self._pace = gap, 60 / a_minute
        self._clock, self._gates = clock, Gates(database, clock)

    async def claim(self, edition: int) -> Post | None:
        """Take the oldest post that may be made now, by the edition of that number.

        Where a gate was just shut, the transaction ends: one that went on to another workspace's
        could wait for a process that waits for it.
        """
        for _ in range(_TRIES):
            async with self._database.writing() as connection:
                now = self._clock()
                row = await self._due(connection, now, edition)
                if row is None:
                    return None
                take = partial(self._gates.take, connection, row["team"])
                if await take(PACE, self._pace) and await take(row["channel"], self._lease):
                    return await self._taken(connection, row, now)
        return None

    async def limited(self, post: Post) -> float:
        """For how many seconds Slack wants no post in a workspace, as told since it was taken."""
        return await self._gates.shut_for(post.team, METHOD)

    async def posted(self, post: Post, ts: str) -> bool:
        """Mark as posted; False where another process has the post by now."""
        check = self._clock() + self._lease if post.attempts > 1 else None
        return await self._end(post, self._gap, state=Outgo.POSTED, ts=ts, check_at=check)

    async def refused(self, post: Post, error: str) -> bool:
        """Mark as refused for good."""
        return await self._end(post, 0, state=Outgo.PARKED, error=error)

    async def hold(self, post: Post, error: str) -> bool:
        """Mark as perhaps posted, where that cannot be looked up or each try fails."""
        return await self._end(post, 0, state=Outgo.HELD, error=error)

    async def leave(self, post: Post, seconds: float, *, alone: bool = False) -> bool:
        """Put off a post that may have been made: it is looked for first.

        What is behind it in its channel waits with it, unless it is put off `alone`.
        """
        shut = self._gap if alone else seconds
        return await self._end(post, shut, due=self._clock() + seconds)

    async def give_back(self, post: Post, seconds: float = 0.0, *, limited: bool = False) -> bool:
        """Put off a post of which it is certain that this time it was not made.

        `limited` is whether Slack asked for it, of the whole workspace.
        """
        before = post.attempts - 1
        state = Outgo.SENDING if before else Outgo.PENDING
        if limited:
            await self._gates.shut(post.team, METHOD, seconds)
        due, first = self._clock() + seconds, post.first_at if before else None
        return await self._end(
            post, self._gap, state=state, attempts=before, first_at=first, due=due
        )

    async def ts_of(self, post: Post) -> str | None:
        """The timestamp a post is known by; None while it has none."""
        query = select(POSTS.c.ts).where(POSTS.c.id == post.id)
        async with self._database.reading() as connection:
            ts: str | None = (await connection.execute(query)).scalar()
        return ts

    async def doubtful(self) -> Sequence[Post]:
        """Posts that were tried more than once and are to be looked for a last time."""
        now = self._clock()
        query = (
            select(POSTS)
            .where(POSTS.c.state == Outgo.POSTED, POSTS.c.check_at <= now)
            .order_by(POSTS.c.check_at)
            .limit(_LOOKED_AT)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [post_of(row, now) for row in rows]

    async def checked(self, post: Post, again_in: float | None = None) -> None:
        """Mark a post as looked for, once and for all or until later."""
        at = None if again_in is None else self._clock() + again_in
        async with self._database.writing() as connection:
            await connection.execute(update(POSTS).where(POSTS.c.id == post.id).values(check_at=at))

    async def counts(self) -> dict[str, int]:
        """How many posts there are in each state."""
        query = select(POSTS.c.state, func.count()).group_by(POSTS.c.state)
        async with self._database.reading() as connection:
            return {row[0]: row[1] for row in await connection.execute(query)}

    async def soon(self, edition: int, seconds: float) -> bool:
        """Whether this edition is to make any post within so many seconds."""
        query = select(
            exists().where(
                STILL_TO_BE_MADE,
                POSTS.c.due <= self._clock() + seconds,
                POSTS.c.edition <= edition,
            )
        )
        async with self._database.reading() as connection:
            return bool((await connection.execute(query)).scalar())

    async def _due(
        self, connection: AsyncConnection, now: float, edition: int
    ) -> RowMapping | None:
        still = GATES.c.open_at > now
        # Asked once for all posts, where what is shut in a channel is asked for each.
        teams = select(GATES.c.team).where(GATES.c.name.in_((METHOD, PACE)), still)
        shut = exists().where(GATES.c.team == POSTS.c.team, GATES.c.name == POSTS.c.channel, still)
        query = (
            select(POSTS)
            .where(STILL_TO_BE_MADE, POSTS.c.due <= now, POSTS.c.edition <= edition)
            .where(POSTS.c.team.not_in(teams), ~shut)
            .order_by(POSTS.c.made, POSTS.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        return (await connection.execute(query)).mappings().first()

    async def _taken(self, connection: AsyncConnection, row: RowMapping, now: float) -> Post:
        post = post_of({**row, "attempts": row["attempts"] + 1}, now + self._lease, now)
        await connection.execute(
            update(POSTS)
            .where(POSTS.c.id == post.id)
            .values(
                state=Outgo.SENDING,
                attempts=post.attempts,
                owner=self._owner,
                due=post.until,
                first_at=post.first_at,
            )
        )
        return post

    async def _end(self, post: Post, shut: float, **values: object) -> bool:
        """Change a post that is still this process's, and say when its channel opens again."""
        mine = (
            POSTS.c.id == post.id,
            POSTS.c.state == Outgo.SENDING,
            POSTS.c.owner == self._owner,
            POSTS.c.attempts == post.attempts,
        )
        async with self._database.writing() as connection:
            found = await connection.execute(update(POSTS).where(*mine).values(**values))
            if found.rowcount:
                await self._gates.open_in(connection, post.team, post.channel, shut)
        return found.rowcount > 0
