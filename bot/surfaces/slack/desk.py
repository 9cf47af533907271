"""What every listener works with: who answers, who posts, and what has been taken on."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.reply import Reply
from bot.surfaces.slack.claims import Claims
from bot.surfaces.slack.posting import Poster
from bot.surfaces.slack.tasks import Tasks


class Answerer(Protocol):
    """Answers one message of a conversation; never waits, never raises on any text."""

    def __call__(self, message: str, thread: str | None = None) -> Reply:
        """Give the reply to a message; `thread` names the conversation it belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """One for the whole app; the listeners share it."""

    answer: Answerer
    poster: Poster
    claims: Claims = field(default_factory=Claims)
    tasks: Tasks = field(default_factory=Tasks)
