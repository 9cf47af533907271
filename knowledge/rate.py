"""The rate that prices are meant at: a tier, and shares from a cache and in batch."""

from dataclasses import dataclass
from decimal import Decimal

from knowledge.cards import Tier


@dataclass(frozen=True, slots=True)
class Rate:
    """Which prices are meant: those of a tier, with a share (0 to 1) of the input from a cache.

    `batch` is the share of the requests that are sent in batch, the others at standard prices.
    """

    tier: Tier = Tier.STANDARD
    cached: Decimal = Decimal(0)
    batch: Decimal = Decimal(0)

    def __bool__(self) -> bool:
        """Whether it is another than the standard one."""
        return self != STANDARD

    @property
    def label(self) -> str:
        """What a bill calls it: "standard", "batch", "cached", "batch, cached"."""
        parts = [str(Tier.CACHED)] if self.cached else []
        parts += [f"{self.in_batch} in batch"] if self.batch else []
        usual = self.tier is Tier.STANDARD and bool(parts)
        return ", ".join(parts if usual else (str(self.tier), *parts))

    @property
    def share(self) -> str:
        """The share that is cached in words: "50%"."""
        return _percent(self.cached)

    @property
    def in_batch(self) -> str:
        """The share that is sent in batch in words: "30%"."""
        return _percent(self.batch)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


STANDARD = Rate()
