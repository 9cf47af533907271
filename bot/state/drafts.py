"""What is to be said to a channel, put in the ledger: each subject's occasion once."""

import json
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import ANNOUNCED, POSTS
from bot.state.posts import Outgo


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be said: the occasion of a subject, such as a pair's review; `said` is JSON."""

    subject: str
    occasion: str
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to a channel, or to a thread of it; not before `due`, in seconds since 1970."""

    team: str
    channel: str
    items: tuple[Item, ...]
    due: float = 0.0
    thread_ts: str | None = None


class Drafts:
    """Puts drafts in the ledger."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def add(self, connection: AsyncConnection, drafts: Sequence[Draft], edition: int) -> int:
        """Put in what was never announced in its channel; how many posts that makes."""
        rows = [row for draft in drafts for row in _announced(draft)]
        announced = [row for row, _ in rows]
        made = set(await self._database.insert_all(connection, ANNOUNCED, announced))
        said: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row, item in rows:
            if row["id"] in made:
                said[row["post"]].append(item.said)
        posts = [self._post(draft, said[_post_id(draft)], edition) for draft in drafts]
        wanted = [post for post in posts if post["content"] != "[]"]
        await self._database.insert_all(connection, POSTS, wanted)
        return len(wanted)

    def _post(
        self, draft: Draft, said: Sequence[Mapping[str, Any]], edition: int
    ) -> dict[str, Any]:
        now = self._clock()
        return {
            "id": _post_id(draft),
            "team": draft.team,
            "channel": draft.channel,
            "thread_ts": draft.thread_ts,
            "content": json.dumps(said),
            "edition": edition,
            "state": Outgo.PENDING,
            "attempts": 0,
            "made": now,
            "due": max(now, draft.due),
        }


def _announced(draft: Draft) -> Iterator[tuple[dict[str, str], Item]]:
    post = _post_id(draft)
    for item in draft.items:
        row = {
            "id": _id(draft, item),
            "team": draft.team,
            "channel": draft.channel,
            "subject": item.subject,
            "occasion": item.occasion,
            "post": post,
        }
        yield row, item


def _post_id(draft: Draft) -> str:
    return _uuid("post", *(_id(draft, item) for item in draft.items))


def _id(draft: Draft, item: Item) -> str:
    return _uuid(draft.team, draft.channel, item.subject, item.occasion)


def _uuid(*names: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(names)))
