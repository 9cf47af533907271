"""Whole conversations, word for word: "> message" lines, each with its reply below, indented.

`pytest --rewrite` writes the replies anew.
"""

from pathlib import Path

import pytest

from bot.conversation import Conversations
from bot.responder import Responder
from bot.surfaces.text import plain

TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.txt"))
THREAD = "thread"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_conversation_goes_as_its_transcript_has_it(
    reviewed_responder: Responder, path: Path, rewrite: bool
) -> None:
    transcript = path.read_text(encoding="utf-8")
    played = _play(Conversations(reviewed_responder), transcript)
    if rewrite:
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


def test_there_are_transcripts_and_none_is_empty() -> None:
    assert len(TRANSCRIPTS) >= 8
    assert all("\n    " in path.read_text(encoding="utf-8") for path in TRANSCRIPTS)


def _play(conversations: Conversations, transcript: str) -> str:
    """The title, then each message with the reply it gets now."""
    title, *lines = transcript.splitlines()
    parts = [title, ""]
    for line in lines:
        if not line.startswith("> "):
            continue
        said = plain(conversations.ask(line.removeprefix("> "), THREAD)).splitlines()
        parts += [line, *(f"    {each}".rstrip() for each in said), ""]
    return "\n".join(parts)
