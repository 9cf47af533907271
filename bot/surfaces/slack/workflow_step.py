"""The workflow step "Compare two models": completed before Slack hears that it was delivered.

Slack takes the completion of an execution once, so one that may have failed is simply tried again
when the event is delivered again (docs.slack.dev/reference/methods/functions.completeSuccess).
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.reply import Status
from bot.state.gathering import NotStoredError
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.posting import is_definite, refusal
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.two_models import Compared, NotCompared, compare_two
from bot.surfaces.slack.wording import SORRY

logger = logging.getLogger(__name__)

COMPARE_TWO = "compare_two_models"
FIRST, SECOND, ATTRIBUTE = "first", "second", "attribute"
ANSWER, LEADER = "answer", "leader"
# Slack waits three seconds, then delivers again.
TIMEOUT = 2.0
_OVER = frozenset({"execution_not_in_running_state", "function_execution_not_found"})
_LIMITED = "ratelimited"


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """The listener for executions of the step."""

    desk: Desk

    async def executed(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Complete an execution, once; NotStoredError where that has to be tried again."""
        began, execution = time.perf_counter(), str(event["function_execution_id"])
        once = f"step/{execution}"
        repeated = await self._was_completed(once)
        if not repeated:
            outcome = self._outcome(event.get("inputs") or {})
            await _complete(client, execution, outcome)
            await self.desk.state.seen.claim(once)
            ended = Status.ANSWERED if isinstance(outcome, Compared) else Status.DECLINED
            self.desk.metrics.answered(ended, time.perf_counter() - began)
        took = time.perf_counter() - began
        self.desk.metrics.requested("event", "repeated" if repeated else "taken", took)

    async def _was_completed(self, once: str) -> bool:
        try:
            return await self.desk.state.seen.known(once)
        except Exception as error:
            raise NotStoredError from error

    def _outcome(self, inputs: Mapping[str, Any]) -> Compared | NotCompared:
        first, second, attribute = (
            str(inputs.get(name) or "") for name in (FIRST, SECOND, ATTRIBUTE)
        )
        try:
            return compare_two(self.desk.answerer, first, second, attribute)
        except Exception as error:
            # Without a trace: it may quote what a person wrote.
            logger.error("A workflow step could not be answered: %s", where(error))  # noqa: TRY400
            return NotCompared(SORRY)


async def _complete(
    client: AsyncWebClient, execution: str, outcome: Compared | NotCompared
) -> None:
    """Tell Slack how an execution ended; a refusal for good is logged."""
    method, ended = _ended(outcome)
    try:
        async with asyncio.timeout(TIMEOUT):
            # In the body: the SDK's own methods put an answer into the address, which is too long.
            await client.api_call(method, json={"function_execution_id": execution, **ended})
    except SlackApiError as error:
        said = refusal(error)
        if not is_definite(error) or said == _LIMITED:
            raise NotStoredError from error
        if said not in _OVER:
            logger.warning("Slack did not take the end of a workflow step: %s", said)
    except (ClientError, TimeoutError) as error:
        raise NotStoredError from error


def _ended(outcome: Compared | NotCompared) -> tuple[str, dict[str, Any]]:
    """Which method ends an execution so, and what it is given."""
    if isinstance(outcome, NotCompared):
        return "functions.completeError", {"error": outcome.said}
    outputs = {ANSWER: outcome.answer, LEADER: outcome.leader}
    return "functions.completeSuccess", {"outputs": outputs}
