"""Which answers are shown, and the page that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.pictures.announced import ANNOUNCED

HOUSE = Path(__file__).parent.parent.parent
PAGE, PICTURES = HOUSE / "docs" / "answers.md", HOUSE / "docs" / "pictures"

INTRODUCTION = """\
# What an answer looks like

Each picture is the real answer to the question above it, from the catalog that ships, as the blocks
that go to Slack; what is announced, at the end, is of invented models. They were rendered locally
by `make pictures`, with slack-blocks-to-jsx and Chromium and not by Slack: fonts, spacing and the
width of columns differ from what Slack shows.
"""

ANNOUNCEMENTS = """\
## What is announced

What is posted to a channel that has subscribed. These are invented: the models, their figures and
their sources are made up for the pictures and are in no catalog.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer: its picture's name, what it is an example of, and the question."""

    name: str
    of: str
    question: str


SHOWN = (
    Shown(
        "comparison-first-leads",
        "A comparison: the first leads",
        "which has the larger context, Kimi K2 or GPT-4 Turbo?",
    ),
    Shown(
        "comparison-second-leads",
        "A comparison: the second leads",
        "is Claude 3.5 Sonnet v2 or Claude 3.5 Haiku cheaper on output?",
    ),
    Shown(
        "comparison-tie",
        "A comparison: a tie",
        "which has the larger context, Claude 3.5 Sonnet v2 or Claude 3.5 Haiku?",
    ),
    Shown(
        "comparison-one-unknown",
        "A comparison: one side is unknown",
        "GPQA: Kimi K2 or Llama 2 13B Chat?",
    ),
    Shown(
        "comparison-both-unknown",
        "A comparison: both sides are unknown",
        "active parameters: GPT-4 Turbo vs Claude 3.5 Haiku",
    ),
    Shown("fact", "One fact", "context of Kimi K2"),
    Shown(
        "cost",
        "A cost",
        "what would GPT-4 Turbo cost us against Claude 3.5 Haiku, 3M requests of 800 in, 250 out?",
    ),
    Shown("search", "A search", "cheapest model with vision over 200k"),
    Shown("claim", "A claim, checked", "is it true that Claude 3.5 Haiku is cheaper than Kimi K2?"),
    Shown("overview", "Two models side by side", "Kimi K2 vs Claude 3.5 Haiku"),
    Shown("profile", "A profile", "tell me about Qwen3.5-4B"),
    Shown("clarify", "A question back", "context of Claude 3.5"),
    Shown("unknown-model", "A model that is not in the catalog", "context of Llama 9 900B"),
    Shown("declined", "Something else", "who wins the game tonight?"),
    Shown("help", "Help", "help"),
)


def page() -> str:
    """The page, as it should be."""
    return "\n".join((INTRODUCTION, *_sections(), ANNOUNCEMENTS, *_announcements()))


def names() -> tuple[str, ...]:
    """The names of all pictures, as they come on the page."""
    return tuple(each.name for each in (*SHOWN, *ANNOUNCED))


def _sections() -> Iterator[str]:
    for each in SHOWN:
        alternative = f"The answer to: {each.question} (rendered locally)"
        yield f"## {each.of}\n"
        yield f"> {each.question}\n"
        yield f"![{alternative}](pictures/{each.name}.png)\n"


def _announcements() -> Iterator[str]:
    for each in ANNOUNCED:
        yield f"### {each.of}\n"
        yield f"{each.when}\n"
        alternative = f"{each.of}, of invented models (rendered locally)"
        yield f"![{alternative}](pictures/{each.name}.png)\n"
