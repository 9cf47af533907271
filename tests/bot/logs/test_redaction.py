"""What no line may say, however it is spelled."""

import json
import time
from urllib.parse import quote

import pytest

from bot.logs import HIDDEN, Redaction

KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
# A line, and the part of it that is secret.
SECRET = {
    "a bot token": ("token xoxb-1-2-canary", "canary"),
    "a user token": ("xoxp-1-canary.", "canary"),
    "an app token": ("Bearer xapp-1-A0-canary", "canary"),
    "a refresh token": ('{"refresh_token": "xoxe-1-canary"}', "canary"),
    "a rotated token": ("xoxe.xoxb-1-canary", "canary"),
    "a token in an address": ("/api?token=xoxb-1-canary&x=1", "canary"),
    "a webhook": ("https://hooks.slack.com/services/T0/B0/canary", "canary"),
    "a webhook in JSON": (r'"https:\/\/hooks.slack.com\/commands\/T0\/1\/canary"', "canary"),
    "a webhook in a form": (
        "u=https%3A%2F%2Fhooks.slack.com%2Factions%2FT0%2Fcanary&x=1",
        "canary",
    ),
    "a webhook of a government": ("https://hooks.slack-gov.com/x/canary", "canary"),
    "a response URL": ("response_url=http://127.0.0.1/respond/canary", "canary"),
    "a response URL in JSON": ('{"response_url": "http://x.example/canary"}', "canary"),
    "a response URL in JSON in JSON": (r"{\"response_url\": \"http://x/canary\"}", "canary"),
    "a response URL by its path": ("http://x.example/actions/T0TEAM/1/canary", "canary"),
    "a signature": ("X-Slack-Signature: v0=00c0ffee00c0ffee", "c0ffee"),
    "the password of a database": ("postgresql://versus:canary@db/versus", "canary"),
    "a password with a driver": ("postgresql+psycopg://versus:can@ary@db:5432/x", "ary"),
    "a password in JSON": (r'"postgresql://versus:a\"canary@db/versus"', "canary"),
    "a Fernet key": (f"key {KEY}", KEY),
    "an OAuth code": ("GET /slack/oauth?code=1.2.canary&state=1", "canary"),
}


@pytest.mark.parametrize("what", SECRET)
def test_what_looks_like_a_secret_is_hidden(what: str) -> None:
    line, secret = SECRET[what]
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
