"""What no line may say, however it is spelled."""

import json
import time
from urllib.parse import quote

import pytest

from bot.logs import HIDDEN, Redaction
from tests.bot.logs.spelled import SPELLED


@pytest.mark.parametrize("what", SPELLED)
def test_what_looks_like_a_secret_is_hidden(what: str) -> None:
    line, secret = SPELLED[what]
    said = Redaction().of(line)
    assert secret not in said
    assert HIDDEN in said


@pytest.mark.parametrize(
    "line",
    [
        "Answering from catalog edition 2026-11-28.1a2b3c",
        "Listening for Slack at http://127.0.0.1:3000/slack/events",
        "RuntimeError: messages.py:50 written < app.py:12 call",
        "Slack refused blocks: [('rich_text', 120), ('table', 400)]",
        '{"event": "Connected to Slack at https://slack.com/api/", "team": "T0TEAM"}',
        "postgresql+psycopg://versus@db:5432/versus",
        "sqlite:////app/data/state.db",
    ],
)
def test_what_is_no_secret_stays(line: str) -> None:
    assert Redaction().of(line) == line


@pytest.mark.parametrize("spelled", [str, json.dumps, lambda secret: quote(secret, safe="")])
def test_the_programs_own_secrets_are_hidden_in_any_spelling(spelled: object) -> None:
    assert callable(spelled)
    secret = 'a/secret "that" looks like nothing'
    said = Redaction([secret]).of(f"the secret is {spelled(secret)}.")
    assert "looks" not in said
    assert said.startswith("the secret is ")


def test_of_a_database_the_password_is_secret_and_the_rest_is_not() -> None:
    hiding = Redaction(["postgresql://versus:a-long-password@db/versus", "sqlite:///data/state.db"])
    assert hiding.of("a-long-password") == HIDDEN
    assert hiding.of("versus at sqlite:///data/state.db") == "versus at sqlite:///data/state.db"


def test_a_secret_too_short_to_be_one_hides_no_ordinary_words() -> None:
    assert Redaction(["a", "", "key"]).of("a key was read") == "a key was read"


@pytest.mark.parametrize("part", ["://a:", "xoxb-", "v0=", "response_url=", "/actions/T", "\\"])
def test_a_long_hostile_line_takes_no_time(part: str) -> None:
    line = part * (200_000 // len(part))
    started = time.perf_counter()
    Redaction(["an-invented-secret"]).of(line)
    assert time.perf_counter() - started < 5
