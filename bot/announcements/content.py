"""What a post says, kept as keys and figures: news by key, what a watch fired, an old answer."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.announcements import corrections
from bot.announcements.anchors import Fired, fired_of, text_of
from bot.announcements.corrections import Figures
from bot.announcements.topics import Watch, stored, topic_of


@dataclass(frozen=True, slots=True)
class Told:
    """News, by key."""

    key: str


@dataclass(frozen=True, slots=True)
class Watched:
    """What is otherwise with a watch."""

    watch: Watch
    fired: Fired


@dataclass(frozen=True, slots=True)
class Paused:
    """That a channel hears no more, and the error that Slack gave; said to who subscribed it."""

    channel: str
    why: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """What an answer showed `then` and shows `now`, by its message; only what is otherwise."""

    ts: str
    then: Figures
    now: Figures


Said: TypeAlias = Told | Watched | Paused | Correcting


def written(said: Said) -> dict[str, Any]:
    """One thing to be said as JSON has it."""
    match said:
        case Told(key):
            return {"news": key}
        case Watched(watch, fired):
            return {"watch": stored(watch), "fired": text_of(fired)}
        case Paused(channel, why):
            return {"paused": channel, "why": why}
        case Correcting(ts, then, now):
            return {
                "answer": ts,
                "then": corrections.written(then),
                "now": corrections.written(now),
            }


def read(content: str) -> Sequence[Said]:
    """All that a post says; what another version wrote otherwise is left out."""
    return [said for each in json.loads(content) for said in _read(each)]


def _read(each: dict[str, Any]) -> Iterator[Said]:
    if "news" in each:
        yield Told(each["news"])
    elif "watch" in each:
        watch, fired = topic_of(each["watch"]), fired_of(each["fired"])
        if isinstance(watch, Watch) and fired is not None:
            yield Watched(watch, fired)
    elif "paused" in each:
        yield Paused(each["paused"], each["why"])
    elif "answer" in each:
        then, now = corrections.read(each["then"]), corrections.read(each["now"])
        yield Correcting(each["answer"], then, now)
