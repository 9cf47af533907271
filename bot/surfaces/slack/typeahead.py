"""Names as one types them: those that begin so first, then those in which it occurs.

No name is scored: a menu has to be there within three seconds, and is asked for at every letter.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Any
from zoneinfo import available_timezones

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.forms import MOST_OPTIONS, OPTION_VALUE, option
from knowledge.catalog import Catalog

_LONGEST = 100

Entry = tuple[str, str, str]  # the name in lower case, the name, the id


@dataclass(frozen=True, slots=True)
class Typeahead:
    """The listeners for the menus of models, of providers and of time zones."""

    desk: Desk

    async def models(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Give the models whose name, or id, has what was typed."""
        await self._given(ack, payload, _models)

    async def providers(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Give the providers whose name has what was typed."""
        await self._given(ack, payload, _providers)

    async def zones(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        """Give the time zones whose name has what was typed."""
        entries = [(zone.casefold().replace("_", " "), zone, zone) for zone in zones()]
        found = matching(entries, str(payload.get("value") or "").replace("_", " "))
        await ack(options=[option(name, each) for name, each in found])

    async def _given(
        self, ack: AsyncAck, payload: dict[str, Any], of: Callable[[Catalog], tuple[Entry, ...]]
    ) -> None:
        found = matching(of(self.desk.answerer.catalog), str(payload.get("value") or ""))
        await ack(options=[option(name, each) for name, each in found])


def matching(entries: Iterable[Entry], typed: str) -> list[tuple[str, str]]:
    """Names and ids that have what was typed, at most as many as a menu may hold."""
    words = clean(typed)[:_LONGEST].casefold()
    begins = [entry for entry in entries if entry[0].startswith(words)]
    within = (entry for entry in entries if words in entry[0] and not entry[0].startswith(words))
    by_id = (entry for entry in entries if words in entry[2] and words not in entry[0])
    return [(name, each) for _, name, each in islice(chain(begins, within, by_id), MOST_OPTIONS)]


@cache
def zones() -> tuple[str, ...]:
    """The time zones that this machine knows, the one that all do first."""
    return ("UTC", *sorted(available_timezones() - {"UTC"}))


@lru_cache(maxsize=2)
def _models(catalog: Catalog) -> tuple[Entry, ...]:
    return _sorted((card.name, card.id) for card in catalog.cards.values())


@lru_cache(maxsize=2)
def _providers(catalog: Catalog) -> tuple[Entry, ...]:
    return _sorted((each.name, each.id) for each in catalog.providers.values())


def _sorted(named: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """By name; what is too long to be a menu's value is left out."""
    kept = ((name.casefold(), name, each) for name, each in named if len(each) <= OPTION_VALUE)
    return tuple(sorted(kept))
