"""A channel's settings in words, for the line that says in the channel what was changed."""

from collections.abc import Iterator

from bot.preferences import Preferences, TrafficProfile, Where
from knowledge.catalog import Catalog
from knowledge.units import listing, short_count

_NAMED = 5


def said_of(preferences: Preferences, catalog: Catalog) -> str:
    """All that holds from now on, in one line without markup."""
    return "; ".join(_parts(preferences, catalog))


def _parts(preferences: Preferences, catalog: Catalog) -> Iterator[str]:
    hidden = preferences.where is Where.EPHEMERAL
    yield "answers are shown to whoever asks only" if hidden else "answers go into the thread"
    yield f"traffic is {', '.join(_traffic(preferences.traffic)) or 'the default month'}"
    names = [catalog.providers[p].name for p in preferences.providers if p in catalog.providers]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    yield f"providers are {listing([*names[:_NAMED], *more])}" if names else "all providers count"
    quiet = preferences.quiet
    if quiet:
        yield f"quiet from {quiet.start:%H:%M} to {quiet.end:%H:%M} ({quiet.zone})"
    corrected = "are" if preferences.corrections else "are not"
    yield f"answers {corrected} corrected when a figure changes"


def _traffic(traffic: TrafficProfile) -> Iterator[str]:
    each = " each" if traffic.requests else " a month"
    if traffic.requests:
        yield f"{short_count(traffic.requests)} requests a month"
    if traffic.input_tokens is not None:
        yield f"{short_count(traffic.input_tokens)} input tokens{each}"
    if traffic.output_tokens is not None:
        yield f"{short_count(traffic.output_tokens)} output tokens{each}"
    if traffic.cached_share:
        yield f"{traffic.cached_share:.0%} of the input cached"
    if traffic.batch_share:
        yield f"{traffic.batch_share:.0%} as a batch"
