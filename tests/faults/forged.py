"""Mutated payloads, signed and unsigned, at a bot that really listens in a process of its own."""

import asyncio
import io
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import ClientError, ClientSession, TCPConnector

from tests.faults.mutated import Build, Sent, mutated, payloads, sound
from tests.faults.served import NOTHING_HUGE, UNSIGNED, Bot, Huge, huge, read_log, served
from tests.slack_standin.delivery import signed
from tests.slack_standin.payloads import command
from tests.slack_standin.workspace import Workspace

UNHANDLED = re.compile(r"Traceback|Unhandled|never retrieved|Exception in")
HANDLED = re.compile(r"A request from Slack (?:failed|was answered)")
AT_ONCE = 8
MOST_GROWTH = 50
LARGE = 50_000
# What a signed request may be answered with.
SIGNED = {200, 400, 404, 413}


@dataclass(slots=True)
class Forged:
    """What came of it: answers by status, memory in MB, seconds, and in words what was wrong."""

    signed: Counter[int] = field(default_factory=Counter)
    unsigned: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    before: float = 0.0
    after: float = 0.0
    huge: Huge = NOTHING_HUGE
    handled: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The report in two lines."""
        return (
            f"{self.signed.total():,} signed and {self.unsigned.total():,} unsigned mutated "
            f"payloads of {len(self.kinds)} kinds in {self.seconds:.0f} s: signed "
            f"{_said(self.signed)}, unsigned {_said(self.unsigned)}; {self.handled} failures "
            f"inside; server {self.before:.0f} -> {self.after:.0f} MB: {len(self.faults)} faults\n"
            f"{self.huge.line}"
        )


def _said(answers: Counter[int]) -> str:
    return ", ".join(f"{number:,} x {status}" for status, number in sorted(answers.items()))


def forged(number: int, seed: int = 7) -> Forged:
    """Send so many signed, so many unsigned, and two huge ones."""
    return asyncio.run(_forged(number, random.Random(seed)))  # noqa: S311 - no secret


async def _forged(number: int, chance: random.Random) -> Forged:
    found = Forged()
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        # The server lets a connection go after five seconds without a request.
        kept = TCPConnector(keepalive_timeout=2)
        async with (
            served(folder, log) as (bot, slack),
            ClientSession(connector=kept) as session,
        ):
            kinds = await _kinds(bot, session, slack)
            await _warmed_up(bot, session, kinds)
            bent = list(_mutations(kinds, number, chance))
            found.before, start = bot.memory(), time.perf_counter()
            await _all(bot, session, found, bent, chance)
            found.seconds, found.after = time.perf_counter() - start, bot.memory()
            found.huge = await huge(bot)
        said = read_log(log)
    found.handled = sum(bool(HANDLED.search(line)) for line in said)
    found.faults += (line for line in said if UNHANDLED.search(line))
    if found.after - found.before > MOST_GROWTH:
        found.faults.append(f"the server grew by {found.after - found.before:.0f} MB")
    found.faults += found.huge.faults
    return found


async def _kinds(
    bot: Bot, session: ClientSession, slack: Workspace
) -> Mapping[str, Sequence[Build]]:
    """Open the bot's forms, so that they can be sent back."""
    for text in ("", "settings"):
        sent = sound("command", command(text, slack.response_url))
        assert await _status(bot, session, sent, signed(sent.raw)) == 200
    views = [await slack.more.view("open", number) for number in (1, 2)]
    return payloads(slack.response_url, views)


async def _warmed_up(
    bot: Bot, session: ClientSession, kinds: Mapping[str, Sequence[Build]]
) -> None:
    """Send everything as it should be, some times: all of it is taken."""
    for _ in range(10):
        for kind, builds in kinds.items():
            for build in builds:
                sent = sound(kind, build())
                status = await _status(bot, session, sent, signed(sent.raw))
                assert status == 200, f"{kind}, not mutated: {status}: {sent.raw[:300]!r}"


def _mutations(
    kinds: Mapping[str, Sequence[Build]], number: int, chance: random.Random
) -> Iterator[Sent]:
    for _ in range(number):
        kind = chance.choice(list(kinds))
        yield mutated(kind, chance.choice(kinds[kind])(), chance)


async def _all(
    bot: Bot, session: ClientSession, found: Forged, sent: Sequence[Sent], chance: random.Random
) -> None:
    waiting = iter(sent)

    async def one_after_another() -> None:
        for each in waiting:
            found.kinds[each.kind] += 1
            for headers, answers, right in (
                (signed(each.raw), found.signed, SIGNED),
                (_forgery(each.raw, chance), found.unsigned, UNSIGNED),
            ):
                status = await _status(bot, session, each, headers)
                answers[status] += 1
                if status not in right:
                    found.faults.append(f"{each.kind}: {status}: {each.raw[:150]!r}")

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))


async def _status(bot: Bot, session: ClientSession, sent: Sent, headers: Mapping[str, str]) -> int:
    """Send one and give the status it is answered with; 0 where there is no answer."""
    if len(sent.raw) > LARGE:
        # May be refused before it is sent whole; then its connection cannot be used again.
        async with ClientSession() as own:
            return await _posted(bot, own, sent, headers)
    return await _posted(bot, session, sent, headers)


async def _posted(bot: Bot, session: ClientSession, sent: Sent, headers: Mapping[str, str]) -> int:
    said = {"Content-Type": sent.content_type, **headers}
    try:
        async with session.post(bot.url, data=io.BytesIO(sent.raw), headers=said) as answer:
            return answer.status
    except (ClientError, TimeoutError):
        return 0


def _forgery(raw: bytes, chance: random.Random) -> dict[str, str]:
    """Headers without a signature, or with one that is not good for these bytes and this time."""
    right = signed(raw)
    stamp, signature = right.values()
    names = list(right)
    wrong = (
        (stamp, ""), ("", signature), (stamp, "v0="), (stamp, "v0=" + "0" * 64),
        ("abc", signature), ("9" * 400, signature), (f"-{stamp}", signature),
        (f"{stamp}.5", signature), (f"+{stamp}", signature), (stamp, signature.upper()),
        (stamp, signature[3:]), (stamp, signature[:-1]), (stamp, "v0=é"),
        tuple(signed(raw, secret="guessed").values()), tuple(signed(raw + b" ").values()),
        tuple(signed(raw, at=time.time() - 301).values()),
        tuple(signed(raw, at=time.time() + 400).values()),
    )  # fmt: skip
    chosen = chance.choice((None, *wrong))
    return dict(zip(names, chosen, strict=True)) if chosen else {}
