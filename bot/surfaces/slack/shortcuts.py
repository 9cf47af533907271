"""Shortcuts in a message's menu: compare the models it names, check what it claims.

Only whoever asked sees the answer, and can share it; nothing of the message is kept.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.reply import Reply, Status
from bot.surfaces.slack.blocks import draw, sentence
from bot.surfaces.slack.counted import counted
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.mentioned import claim_in, comparison_in
from bot.surfaces.slack.private import asking_in
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.wording import NO_CLAIM, NO_MODEL

COMPARE_MENTIONED, CHECK_CLAIM = "compare_mentioned", "check_claim"

Found = tuple[str, Reply] | None


@dataclass(frozen=True, slots=True)
class Shortcuts:
    """The listeners for the shortcuts; each acknowledges at once."""

    desk: Desk

    async def compare(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Compare the models that a message names; of a single one, say what is known."""
        await ack()
        if await self._first(body):
            await self._answer(body, self._compared, NO_MODEL)

    async def check(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Check what a message claims."""
        await ack()
        if await self._first(body):
            await self._answer(body, claim_in, NO_CLAIM)

    def _compared(self, ask: Callable[[str], Reply], text: str) -> Found:
        asked = comparison_in(self.desk.answerer, text)
        return (asked, ask(asked)) if asked else None

    async def _first(self, body: dict[str, Any]) -> bool:
        once = (body["channel"]["id"], body["user"]["id"], body["callback_id"], body["action_ts"])
        return await self.desk.state.seen.claim("/".join(once))

    async def _answer(
        self,
        body: dict[str, Any],
        found_in: Callable[[Callable[[str], Reply], str], Found],
        nothing: str,
    ) -> None:
        """Find at once, so that whoever asked is told where that fails; answer behind."""
        began, status = time.perf_counter(), Status.DECLINED
        ask = await asking_in(self.desk, body["team"]["id"], body["channel"]["id"])
        found = found_in(ask, str(body["message"].get("text") or ""))
        if found is None:
            drawn = sentence(nothing)
        else:
            asked, reply = found
            drawn = with_feedback(draw(reply, clean(asked)), reply)
            status = reply.receipt.status
        posting = self.desk.poster.respond(body["response_url"], drawn, ephemeral=True)
        self.desk.tasks.start(counted(self.desk.metrics, status, began, posting))
