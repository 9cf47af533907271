"""`versus doctor`, against a stand-in that is as Slack may be."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import versus
from bot.questions import KINDS
from bot.settings import Settings
from bot.surfaces.slack.manifest import SCOPES
from tests.program import Ended
from tests.slack_standin.examined import Examined
from tests.slack_standin.payloads import CHANNEL, OTHER_CHANNEL
from tests.slack_standin.running import running
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN

TOKENS = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, reviewed_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env`, no settings but those of the test, and the reviewed models alone."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
    monkeypatch.setenv("VERSUS_CATALOG", str(reviewed_path))


def doctor(slack: Examined, *words: str, **settings: str) -> Ended:
    env = TOKENS | {"SLACK_API_URL": slack.api_url} | settings
    ended = CliRunner().invoke(versus, ["doctor", *words], env=env, catch_exceptions=False)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


def test_where_all_is_well_every_line_says_so() -> None:
    with running(Examined(tuple(SCOPES))) as slack:
        ended = doctor(slack, "--channel", CHANNEL)
    assert ended.code == 0, ended.out
    assert {line[:13].strip() for line in ended.out.splitlines()} == {"OK"}
    checked = [line[13:].split(": ")[0] for line in ended.out.splitlines()]
    kinds = [f"blocks of {kind.kind}" for kind in KINDS]
    tried = ["posting", "client_msg_id twice", "history", "metadata", "deleting"]
    assert checked == ["bot token", "app token", "scopes", *kinds, *tried]
    assert len(slack.validated) == sum(len(kind.examples) for kind in KINDS)
    assert slack.posted == []


def test_without_a_token_nothing_is_asked() -> None:
    ended = CliRunner().invoke(versus, ["doctor"], catch_exceptions=False)
    assert ended.exit_code == 0
    assert ended.stdout.startswith("NOT CHECKED  bot token: SLACK_BOT_TOKEN is not set")


def test_a_token_that_slack_refuses_ends_it_with_what_to_do() -> None:
    with running(Examined(tuple(SCOPES))) as slack:
        ended = doctor(slack, "--channel", CHANNEL, SLACK_BOT_TOKEN="xoxb-another")
    assert ended.code == 1
    (line,) = ended.out.splitlines()
    assert line.startswith("WRONG        bot token: Slack says invalid_auth: install the app again")
    assert "xoxb" not in ended.out


def test_a_wrong_channel_is_said_and_the_rest_is_checked() -> None:
    with running(Examined(tuple(SCOPES))) as slack:
        ended = doctor(slack, "--channel", OTHER_CHANNEL)
    assert ended.code == 1
    assert "WRONG        posting: Slack says not_in_channel: invite the bot" in ended.out
    assert ended.out.count("NOT CHECKED") == 3


def test_without_a_channel_nothing_is_posted() -> None:
    with running(Examined(tuple(SCOPES))) as slack:
        ended = doctor(slack)
    assert ended.code == 0
    assert ended.out.splitlines()[-1].startswith("NOT CHECKED  posting: name a channel")
    assert "chat.postMessage" not in slack.calls


def test_where_slack_cannot_be_reached_that_is_the_finding() -> None:
    address = "http://127.0.0.1:1/api/"
    env = TOKENS | {"SLACK_API_URL": address}
    ended = CliRunner().invoke(versus, ["doctor"], env=env, catch_exceptions=False)
    assert ended.exit_code == 1
    assert ended.stdout == f"WRONG        bot token: Slack cannot be reached at {address}\n"
