"""How large a part of a message is, counted as Slack gets it.

Slack refuses a message as `msg_blocks_too_long` somewhere above 11,000 characters and says neither
the limit nor what it counts (github.com/slackapi/bolt-js/issues/2509 and 2867), so everything is
counted: keys, quotes and escapes too.
"""

import json
from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

from bot.surfaces.slack.escaping import shortened

Block: TypeAlias = dict[str, Any]
Part = TypeVar("Part")


def size(part: object) -> int:
    """Count the characters of a part of a message, written as the JSON that is sent.

    A character outside ASCII counts six or twelve, whether or not Slack counts it so.
    """
    return len(json.dumps(part))


def shortened_to(text: str, room: int) -> str:
    """Cut plain text to at most `room` characters of JSON (50 or more), marking the cut."""
    while (taken := size(text)) > room:
        text = shortened(text, len(text) * room // taken - 1)
    return text


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """Keep the first parts that together take at most `room` characters, separators included."""
    kept: list[Part] = []
    for part in parts:
        room -= size(part) + 2
        if room < 0:
            break
        kept.append(part)
    return kept
