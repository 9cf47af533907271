"""How large a part of a message is, counted as Slack gets it.

Slack refuses a message as `msg_blocks_too_long` somewhere above 11,000 characters and says neither
the limit nor what it counts (github.com/slackapi/bolt-js/issues/2509 and 2867), so everything is
counted: keys, quotes and escapes too.
"""

import json
from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

Block: TypeAlias = dict[str, Any]
Part = TypeVar("Part")


def size(part: object) -> int:
    """Count the characters of a part of a message, written as JSON."""
    return len(json.dumps(part, ensure_ascii=False))


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """Keep the first parts that together take at most `room` characters, separators included."""
    kept: list[Part] = []
    for part in parts:
        room -= size(part) + 2
        if room < 0:
            break
        kept.append(part)
    return kept
