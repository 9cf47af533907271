"""Makers and providers: whose a model is, and where it is to run."""

from collections.abc import Sequence

from bot.reading.items import Item
from knowledge.names import Mention

AT_PROVIDER = frozenset({"on", "via", "at", "through", "using", "in"})
AT_MAKER = frozenset({"at", "in"})
OF_MAKER = frozenset({"by", "of"})
HOSTS = frozenset({"run", "where"})


def maker_of(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    """The id of the first maker named; None where none is."""
    for place, item in enumerate(items):
        if item.sense.makers and not _is_place(items, place, mentions):
            return item.sense.makers[0]
    return None


def provider_of(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    """The id of the first provider named; None where none is."""
    for place, item in enumerate(items):
        if item.sense.providers and _is_place(items, place, mentions):
            return item.sense.providers[0]
    return None


def _is_place(items: Sequence[Item], place: int, mentions: Sequence[Mention]) -> bool:
    """Whether a name is a provider's; one of both ("Anthropic") by the word before it."""
    sense = items[place].sense
    if sense.small and sense.providers:  # an everyday word: "together", "fireworks"
        hosts = place + 1 < len(items) and not HOSTS.isdisjoint(items[place + 1].sense.cues)
        return hosts or (place > 0 and items[place - 1].text in AT_PROVIDER)
    if not sense.makers or not sense.providers:
        return bool(sense.providers)
    before = items[place - 1].text.rpartition(" ")[2] if place else ""
    offered = any("where" in item.sense.cues for item in items[max(0, place - 2) : place])
    if sense.hosts:
        return offered or before not in OF_MAKER
    owns = place + 1 < len(items) and items[place + 1].text == "s"  # "Anthropic's"
    if owns or before in AT_MAKER:
        return False
    return before in AT_PROVIDER or offered or bool(mentions and before not in OF_MAKER)
