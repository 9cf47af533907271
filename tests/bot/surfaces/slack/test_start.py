"""The whole surface in a process of its own, told to stop as a container is."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest

from tests.slack_standin.delivery import Delivery, OverHttp, OverSocket
from tests.slack_standin.payloads import mention
from tests.slack_standin.workspace import Workspace

READY = re.compile(rb"Listening for Slack at (http://\S+)/slack/events|Connected to Slack")


async def started(slack: Workspace, mode: str, state: str) -> tuple[Process, Delivery]:
    script = "tests.bot.surfaces.slack.small_bot"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", script, slack.api_url, mode, state, stderr=PIPE
    )
    assert process.stderr is not None
    async with asyncio.timeout(20):
        while not (ready := READY.search(line := await process.stderr.readline())):
            assert line, "the bot ended before it was ready"
    over_http = OverHttp((ready.group(1) or b"").decode())
    return process, over_http if mode == "http" else OverSocket(slack)


@pytest.mark.parametrize(("mode", "told"), [("http", signal.SIGTERM), ("socket", signal.SIGINT)])
async def test_a_bot_told_to_stop_finishes_its_answers_and_ends_well(
    slack: Workspace, mode: str, told: signal.Signals, tmp_path: Path
) -> None:
    process, deliver = await started(slack, mode, f"sqlite:///{tmp_path}/state.db")
    slack.pause = 0.4
    assert (await deliver.event(mention("aster 2 or briar"))).status == 200
    process.send_signal(told)
    _, log = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0
    assert len(slack.posted) == 1
    assert log.endswith(b"stopped in order\n")
    assert b"Traceback" not in log
