"""Whether the catalog in place is as new as the newest that anything was announced of.

Replicas that share a state may have different files for a while. One with an older edition than
was announced of answers nothing, so that nobody is told what is no longer so.
"""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.state.state import State
from bot.surfaces.slack.tasks import where
from knowledge.catalog import Catalog

logger = logging.getLogger(__name__)

BEHIND = (
    "Nothing is answered: catalog edition %s is older than one announced of; put the newer one in "
    "place, or run `versus announce --baseline` to stay with this one"
)


@dataclass(slots=True)
class Currency:
    """What was found at the last look; `looked` is set from the first one on."""

    looked: asyncio.Event = field(default_factory=asyncio.Event)
    _behind: str | None = None

    def is_behind(self, edition: str) -> bool:
        """Whether an edition was found to be older; one put in place since then was not."""
        return edition == self._behind

    async def look(self, state: State, catalog: Catalog) -> None:
        """Look up whether a catalog is behind; what was known holds where the state is away."""
        edition = catalog.edition
        try:
            async with state.database.reading() as transaction:
                order = state.succession
                number = await order.number_of(transaction, edition, catalog.updated)
        except Exception as error:
            logger.error("The newest edition is not known: %s", where(error))  # noqa: TRY400
            return
        self._turn(edition if number is None else None)
        self.looked.set()

    def _turn(self, behind: str | None) -> None:
        if behind is not None and behind != self._behind:
            logger.error(BEHIND, behind)
        elif behind is None and self._behind is not None:
            logger.info("Answering again: the catalog is as new as what was announced of")
        self._behind = behind
