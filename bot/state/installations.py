"""The workspaces that Versus is installed in: one row for each, the newest, its tokens sealed."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import RowMapping, func, select, update

from bot.state.database import Database, UnusableStateError
from bot.state.inbox import Clock
from bot.state.sealing import KEYS, SealedOtherwiseError, Sealer
from bot.state.tables import INSTALLATIONS


@dataclass(frozen=True, slots=True)
class Installation:
    """Versus in one workspace; the tokens stay out of its `repr`.

    `refresh_token` and `expires` are None but for apps whose tokens Slack rotates.
    """

    team: str
    bot_token: str = field(repr=False)
    bot_user: str
    scopes: tuple[str, ...]
    installer: str
    enterprise: str | None = None
    refresh_token: str | None = field(default=None, repr=False)
    expires: float | None = None


class Installations:
    """Keeps installations."""

    def __init__(self, database: Database, sealer: Sealer, clock: Clock = time.time) -> None:
        self._database, self._sealer, self._clock = database, sealer, clock

    async def save(self, installed: Installation) -> None:
        """Keep an installation in place of the workspace's one before."""
        refresh = installed.refresh_token
        row = {
            "team": installed.team,
            "enterprise": installed.enterprise,
            "bot_token": self._sealer.seal(installed.bot_token),
            "refresh_token": self._sealer.seal(refresh) if refresh else None,
            "expires": installed.expires,
            "bot_user": installed.bot_user,
            "scopes": ",".join(installed.scopes),
            "installer": installed.installer,
            "at": self._clock(),
        }
        async with self._database.writing() as connection:
            await self._database.upsert(connection, INSTALLATIONS, row)

    async def of(self, team: str) -> Installation | None:
        """The installation of a workspace, if any; raises SealedOtherwiseError."""
        query = select(INSTALLATIONS).where(INSTALLATIONS.c.team == team)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).mappings().first()
        return self._opened(row) if row else None

    async def is_newer_than(self, team: str, at: float) -> bool:
        """Whether a workspace was installed after a time, and still is."""
        query = select(func.count()).where(INSTALLATIONS.c.team == team, INSTALLATIONS.c.at > at)
        async with self._database.reading() as connection:
            return bool((await connection.execute(query)).scalar())

    async def check(self) -> None:
        """Raise UnusableStateError where the keys do not open every token."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(INSTALLATIONS))).mappings().all()
        _refuse_unopened(row["team"] for row in rows if not self._opens(row))

    async def reseal_all(self) -> int:
        """Seal every token with the newest key; how many workspaces there are.

        In one transaction, so that none is left out; raises UnusableStateError.
        """
        query = select(INSTALLATIONS).with_for_update()
        async with self._database.writing() as connection:
            rows = (await connection.execute(query)).mappings().all()
            _refuse_unopened(row["team"] for row in rows if not self._opens(row))
            for row in rows:
                await connection.execute(
                    update(INSTALLATIONS)
                    .where(INSTALLATIONS.c.team == row["team"])
                    .values(self._resealed(row))
                )
        return len(rows)

    def _opened(self, row: RowMapping) -> Installation:
        refresh = row["refresh_token"]
        return Installation(
            team=row["team"],
            bot_token=self._sealer.unseal(row["bot_token"]),
            bot_user=row["bot_user"],
            scopes=tuple(row["scopes"].split(",")),
            installer=row["installer"],
            enterprise=row["enterprise"],
            refresh_token=self._sealer.unseal(refresh) if refresh else None,
            expires=row["expires"],
        )

    def _opens(self, row: RowMapping) -> bool:
        try:
            self._opened(row)
        except SealedOtherwiseError:
            return False
        return True

    def _resealed(self, row: RowMapping) -> dict[str, str | None]:
        names = ("bot_token", "refresh_token")
        return {name: self._sealer.reseal(row[name]) if row[name] else None for name in names}


def _refuse_unopened(teams: Iterable[str]) -> None:
    count = len(list(teams))
    if count:
        raise UnusableStateError(
            f"{KEYS} lacks the key of {count} installation{'s' * (count > 1)}: "
            "put it back, behind the newest"
        )
