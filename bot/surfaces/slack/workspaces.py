"""The workspaces that Versus is installed in, each remembered for a minute."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable

from bot.state.installations import Installation, Installations
from bot.state.sealing import KEYS, SealedOtherwiseError

logger = logging.getLogger(__name__)

MOST_KEPT = 5_000


class Workspaces:
    """Looks installations up; one that another process has taken away is used a minute longer."""

    def __init__(
        self,
        installations: Installations,
        kept_seconds: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.installations = installations
        self._kept_seconds, self._clock = kept_seconds, clock
        self._kept: OrderedDict[str, tuple[float, Installation]] = OrderedDict()
        self._changes = 0
        self._missed: OrderedDict[str, None] = OrderedDict()

    async def of(self, team: str) -> Installation | None:
        """The installation of a workspace; None, and a warning once, where there is none."""
        kept = self._kept.get(team)
        if kept and kept[0] > self._clock():
            return kept[1]
        changes = self._changes
        try:
            found = await self.installations.of(team)
        except SealedOtherwiseError:
            self._miss(team, f"its token was sealed with a key that {KEYS} lacks")
            return None
        if found is None:
            self._miss(team, "Versus is not installed there")
        # What was read before somebody uninstalled is not kept.
        elif changes == self._changes:
            self._keep(team, found)
        return found

    def forget(self, team: str) -> None:
        """Read a workspace's installation again before it is next used."""
        self._changes += 1
        self._kept.pop(team, None)
        self._missed.pop(team, None)

    def _keep(self, team: str, found: Installation) -> None:
        self._kept[team] = (self._clock() + self._kept_seconds, found)
        self._kept.move_to_end(team)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _miss(self, team: str, why: str) -> None:
        if team in self._missed:
            return
        self._missed[team] = None
        if len(self._missed) > MOST_KEPT:
            self._missed.popitem(last=False)
        logger.warning("What workspace %s sends is not answered: %s", team, why)
