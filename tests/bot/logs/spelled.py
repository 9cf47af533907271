"""Secrets as they come in lines."""

from collections.abc import Mapping

KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
# A line, and the part of it that is secret.
SPELLED: Mapping[str, tuple[str, str]] = {
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
    "a password with a driver": ("postgresql+psycopg://versus:can@ary@db:5432/x", "ary@db"),
    "a password in JSON": (r'"postgresql://versus:a\"canary@db/versus"', "canary"),
    "a Fernet key": (f"key {KEY}", KEY),
    "an OAuth code": ("GET /slack/oauth?code=1.2.canary&state=1", "canary"),
}
