"""Quiet hours: until when a channel is to hear nothing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.preferences import QuietHours


def open_from(quiet: QuietHours | None, now: float) -> float:
    """When a channel may hear something, in seconds since the epoch: now, or when it is morning.

    The hours are those of a clock on the wall in their zone, also where that clock is changed.
    """
    if quiet is None:
        return now
    here = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(quiet.zone))
    time = here.time()
    overnight = quiet.end <= quiet.start
    evening = overnight and time >= quiet.start
    asleep = evening or (time < quiet.end and (overnight or time >= quiet.start))
    if not asleep:
        return now
    day = here.date() + timedelta(days=evening)
    return datetime.combine(day, quiet.end, ZoneInfo(quiet.zone)).timestamp()
