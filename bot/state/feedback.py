"""Whether answers helped, by kind; nothing of who asked or what."""

import time
import uuid
from dataclasses import dataclass

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.tables import FEEDBACK


@dataclass(frozen=True, slots=True)
class Opinion:
    """A press on "helpful" or "not helpful" under an answer of a kind, from a catalog edition."""

    team: str
    kind: str
    attribute: str | None
    edition: str
    helped: bool


class Feedback:
    """Keeps opinions."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def keep(self, opinion: Opinion) -> None:
        """Store an opinion."""
        row = {
            "id": str(uuid.uuid4()),
            "team": opinion.team,
            "kind": opinion.kind,
            "attribute": opinion.attribute,
            "edition": opinion.edition,
            "helped": int(opinion.helped),
            "at": self._clock(),
        }
        async with self._database.writing() as connection:
            await connection.execute(FEEDBACK.insert().values(**row))
