"""Quiet hours, by the clock on the wall of their zone."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.announcements.quiet import open_from
from bot.preferences import QuietHours

VIENNA = "Europe/Vienna"
NIGHT = QuietHours(time(22), time(7, 30), VIENNA)
LUNCH = QuietHours(time(12), time(13), VIENNA)


@pytest.mark.parametrize(
    ("quiet", "now", "opens"),
    [
        (NIGHT, "2026-11-28 21:59", "2026-11-28 21:59"),
        (NIGHT, "2026-11-28 22:00", "2026-11-29 07:30"),
        (NIGHT, "2026-11-29 00:10", "2026-11-29 07:30"),
        (NIGHT, "2026-11-29 07:29", "2026-11-29 07:30"),
        (NIGHT, "2026-11-29 07:30", "2026-11-29 07:30"),
        (LUNCH, "2026-11-29 12:15", "2026-11-29 13:00"),
        (LUNCH, "2026-11-29 13:15", "2026-11-29 13:15"),
        # Clocks go forward at two in that night, and back at three.
        (NIGHT, "2026-03-29 01:00", "2026-03-29 07:30"),
        (NIGHT, "2026-10-24 23:00", "2026-10-25 07:30"),
    ],
)
def test_what_comes_in_quiet_hours_waits_for_their_end(
    quiet: QuietHours, now: str, opens: str
) -> None:
    assert open_from(quiet, _seconds(now)) == _seconds(opens)


def test_without_quiet_hours_nothing_waits() -> None:
    assert open_from(None, 5.0) == 5.0


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(VIENNA)).timestamp()
