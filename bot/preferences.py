"""What a channel has settled on: where answers go, traffic, providers, quiet hours, corrections."""

from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from enum import StrEnum


class Where(StrEnum):
    """Where the answer to a mention goes: into its thread, or before the eyes of who asked."""

    THREAD = "thread"
    EPHEMERAL = "ephemeral"


@dataclass(frozen=True, slots=True)
class TrafficProfile:
    """The traffic that costs are worked out for where a question names none.

    Tokens are per request where `requests` are given, else the month's totals; `cached_share` of
    the input and `batch_share` of all requests are between 0 and 1.
    """

    requests: int | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_share: Decimal = Decimal(0)
    batch_share: Decimal = Decimal(0)

    def __bool__(self) -> bool:
        return any((self.requests, self.input_tokens, self.output_tokens))


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nothing is announced: from `start` until `end` (the next day where that is earlier).

    `zone` is a name of the IANA time zone database.
    """

    start: time
    end: time
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings of one channel; the defaults are those of a channel that has none.

    `providers` are ids; none means all. `corrections` is whether answers given here are corrected
    when one of their figures changes later.
    """

    where: Where = Where.THREAD
    traffic: TrafficProfile = field(default_factory=TrafficProfile)
    providers: tuple[str, ...] = ()
    quiet: QuietHours | None = None
    corrections: bool = True
