"""Answers that are posted behind a listener, counted once it is known what became of them."""

import time
from collections.abc import Awaitable

from bot.metrics import Metrics, Outcome


async def counted(
    metrics: Metrics, outcome: Outcome, began: float, posting: Awaitable[object]
) -> None:
    """Wait until an answer is posted, and count it; as failed where that raises.

    `began` is when it was asked for, by `time.perf_counter()`.
    """
    try:
        await posting
    except Exception:
        metrics.answered("failed")
        raise
    metrics.answered(outcome, time.perf_counter() - began)
