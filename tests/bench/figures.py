"""Times as figures: the middle one, and the slowest in a hundred."""

import statistics
from collections.abc import Sequence


def line(name: str, times: Sequence[float]) -> str:
    """A line of a report on microseconds."""
    cuts = statistics.quantiles(times, n=100)
    return f"{name:<38} p50 {cuts[49]:8.1f} µs   p99 {cuts[98]:8.1f} µs   n {len(times)}"


def middle(times: Sequence[float]) -> float:
    """The middle one of some times."""
    return statistics.median(times)
