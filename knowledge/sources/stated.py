"""Facts from what packages state of a model, where their words are not ours."""

from collections.abc import Iterable
from typing import Any

OPENNESS = {True: "open weights", False: "proprietary", None: None}
# OpenAI's windows of 400,000 and 1,050,000 tokens less the 128,000 kept for the answer: lists that
# ask how long a prompt may be have these beside the whole windows of other models.
PROMPT_ONLY = {272_000, 922_000}


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that have a value."""
    return {name: value for name, value in facts.items() if value is not None}


def tool_facts(calls: bool | None) -> dict[str, Any]:
    """Both capabilities that a package's one flag for tool calls speaks of."""
    return {"function_calling": calls, "tool_use": calls}


def input_facts(images: bool | None, others: Iterable[bool | None]) -> dict[str, Any]:
    """Vision, and multimodal input from images and `others`: audio and video.

    Documents do not count: providers take them for models that read text only, and pass on the
    text. Multimodal is No only where images, audio and video are all said to be No.
    """
    kinds = (images, *others)
    either = True if any(kinds) else None if None in kinds else False
    return {"vision": images, "multimodal": either}


def window_facts(prompt: int | None) -> dict[str, Any]:
    """The context window, from the longest prompt; none where that is known to be shorter."""
    return {"context_window": None if prompt in PROMPT_ONLY else prompt}
