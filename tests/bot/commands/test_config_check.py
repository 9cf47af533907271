"""`versus config check`: an operator sees what is set, what is missing and what is wrong."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import versus
from bot.settings import Settings
from tests.program import Ended, Run
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET

KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
NAMES = {str(field.validation_alias) for field in Settings.model_fields.values()}
SOCKET = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
HTTP = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
MANY = {
    "SLACK_SIGNING_SECRET": SECRET,
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "canary-1",
    "VERSUS_ENCRYPTION_KEYS": KEY,
}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env` and no settings but those of the test."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)


def check(**settings: str) -> Ended:
    ended = CliRunner().invoke(versus, ["config", "check"], env=settings, catch_exceptions=False)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


def said_of(ended: Ended, name: str) -> str:
    """What the list has beside a name."""
    found = re.search(rf"^{re.escape(name)} +(.+)$", ended.out, re.MULTILINE)
    assert found, ended.out
    return found.group(1)


def test_every_setting_is_listed() -> None:
    ended = check()
    assert ended.code == 0
    assert {line.split()[0] for line in ended.out.split("\n\n")[0].splitlines()} == NAMES
    assert said_of(ended, "VERSUS_PORT") == "3000 (unless set)"
    assert ended.out.endswith("`versus run` starts at the terminal\n")


def test_a_secret_is_only_said_to_be_set() -> None:
    secrets = SOCKET | HTTP | {name: MANY[name] for name in MANY if name != "SLACK_CLIENT_ID"}
    ended = check(**secrets, VERSUS_STATE="postgresql://versus:canary-2@db/versus")
    assert ended.code == 0
    assert not [secret for secret in secrets.values() if secret in ended.out]
    assert "canary" not in ended.out
    assert said_of(ended, "SLACK_BOT_TOKEN") == "set"
    assert said_of(ended, "VERSUS_ENCRYPTION_KEYS") == "set, 1 of them"
    assert said_of(ended, "VERSUS_STATE") == "postgresql://versus:[hidden]@db/versus"


@pytest.mark.parametrize(
    ("settings", "starts"),
    [
        ({}, "at the terminal"),
        (SOCKET, "on Slack over Socket Mode"),
        (SOCKET | HTTP, "on Slack over Socket Mode"),
        (HTTP, "on Slack over HTTP, at http://127.0.0.1:3000/slack/events"),
        (MANY, "for many workspaces on Slack over HTTP, at http://127.0.0.1:3000/slack/events"),
    ],
    ids=["nothing", "socket", "both", "http", "many"],
)
def test_it_says_how_the_bot_would_start(settings: dict[str, str], starts: str) -> None:
    ended = check(**settings)
    assert (ended.code, ended.out.splitlines()[-1]) == (0, f"`versus run` starts {starts}")


def test_it_says_what_each_way_to_run_still_needs() -> None:
    ended = check(SLACK_BOT_TOKEN=BOT_TOKEN, SLACK_SIGNING_SECRET=SECRET)
    assert said_of(ended, "the terminal") == "nothing is missing"
    assert said_of(ended, "Slack over HTTP") == "nothing is missing"
    assert said_of(ended, "Slack over Socket Mode") == "missing: SLACK_APP_TOKEN"
    assert said_of(ended, "Slack, many workspaces").startswith("missing: SLACK_CLIENT_ID")


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "a port that is none": ({"VERSUS_PORT": "many"}, "VERSUS_PORT: should be a valid integer"),
    "a level there is not": ({"VERSUS_LOG_LEVEL": "loud"}, "VERSUS_LOG_LEVEL: should be 'debug'"),
    "a format there is not": ({"VERSUS_LOG_FORMAT": "xml"}, "VERSUS_LOG_FORMAT: should be 'auto'"),
    "no replica": ({"VERSUS_REPLICAS": "0"}, "VERSUS_REPLICAS: should be greater"),
    "a database it cannot use": ({"VERSUS_STATE": "mysql://a:canary@b/c"}, "VERSUS_STATE: it has"),
    "a key that is none": (
        {"VERSUS_ENCRYPTION_KEYS": f"{KEY},canary"},
        "VERSUS_ENCRYPTION_KEYS: key 2 is no Fernet key",
    ),
    "a file that is not there": (
        {"SLACK_BOT_TOKEN_FILE": "/nowhere/token"},
        "SLACK_BOT_TOKEN: /nowhere/token cannot be read: No such file",
    ),
    "two tokens mixed up": (
        {"SLACK_BOT_TOKEN": "xapp-canary", "SLACK_APP_TOKEN": "xoxb-canary"},
        "SLACK_BOT_TOKEN: it does not begin with xoxb-",
    ),
    "no way in": ({"SLACK_BOT_TOKEN": BOT_TOKEN}, "Slack also needs SLACK_APP_TOKEN"),
    "no bot token": ({"SLACK_SIGNING_SECRET": SECRET}, "Slack also needs SLACK_BOT_TOKEN"),
    "no key to seal tokens with": (
        {name: MANY[name] for name in MANY if name != "VERSUS_ENCRYPTION_KEYS"},
        "many workspaces also need VERSUS_ENCRYPTION_KEYS",
    ),
    "replicas that share a file": ({"VERSUS_REPLICAS": "2"}, "VERSUS_REPLICAS above 1 needs"),
    "pages without TLS": (
        {"VERSUS_PAGES_URL": "http://pages.example.com"},
        "VERSUS_PAGES_URL: it has to be an https address",
    ),
    "pages with a password": (
        {"VERSUS_PAGES_URL": "https://me:canary@pages.example.com"},
        "VERSUS_PAGES_URL: it has to be an https address",
    ),
    "no catalog": ({"VERSUS_CATALOG": "/nowhere.db"}, "VERSUS_CATALOG: there is no file"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_in_a_line_without_its_secrets(what: str) -> None:
    settings, said = WRONG[what]
    ended = check(**settings)
    assert ended.code == 2
    assert any(line.startswith(f"wrong: {said}") for line in ended.out.splitlines()), ended.out
    assert ended.out.endswith("`versus run` cannot start\n")
    assert "canary" not in ended.out + ended.err


def test_all_that_is_wrong_is_said_at_once() -> None:
    ended = check(VERSUS_PORT="many", VERSUS_REPLICAS="none", SLACK_BOT_TOKEN=BOT_TOKEN)
    assert ended.out.count("\nwrong: ") == 3
    assert said_of(ended, "VERSUS_PORT") == "wrong, see below"
    assert said_of(ended, "SLACK_BOT_TOKEN") == "set"


def test_replicas_may_share_postgresql() -> None:
    assert check(VERSUS_REPLICAS="3", VERSUS_STATE="postgresql://versus@db/versus").code == 0


def test_a_name_that_nothing_reads_is_pointed_out() -> None:
    ended = check(VERSUS_PROT="3000", SLACK_BOT_TOKEN_FILES="/x", OTHER="1")
    assert ended.code == 0
    assert "nothing reads VERSUS_PROT: is it spelled right?" in ended.out
    assert "nothing reads SLACK_BOT_TOKEN_FILES" in ended.out
    assert "OTHER" not in ended.out


def test_probes_can_be_off() -> None:
    assert said_of(check(VERSUS_HEALTH_PORT="off"), "VERSUS_HEALTH_PORT") == "off"


def test_a_secret_may_be_in_a_file_that_env_names(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("xoxb-of-the-file\n")
    (tmp_path / ".env").write_text(f"SLACK_BOT_TOKEN_FILE={token}\n")
    found = Settings().bot_token
    assert found is not None
    assert found.get_secret_value() == "xoxb-of-the-file"


def test_the_environment_wins_over_env_and_a_value_over_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = tmp_path / "token"
    token.write_text("xoxb-of-the-file")
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-of-env\n")
    for name, value, wins in (
        ("SLACK_BOT_TOKEN_FILE", str(token), "xoxb-of-the-file"),
        ("SLACK_BOT_TOKEN", "xoxb-itself", "xoxb-itself"),
    ):
        monkeypatch.setenv(name, value)
        found = Settings().bot_token
        assert found is not None
        assert found.get_secret_value() == wins


def test_no_error_of_a_setting_has_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSUS_STATE", "mysql://versus:canary@db/x")
    monkeypatch.setenv("VERSUS_PORT", "canary")
    with pytest.raises(ValueError, match="VERSUS_STATE") as fault:
        Settings()
    assert "canary" not in str(fault.value)


def test_an_env_that_is_no_text_is_said_in_a_line(versus: Run, tmp_path: Path) -> None:
    broken = tmp_path / "secret"
    broken.write_bytes(b"\xff\xfe")
    fault = versus("ask", "hello", settings={"SLACK_BOT_TOKEN_FILE": str(broken)}).fault
    assert fault == f"versus: SLACK_BOT_TOKEN: {broken} is not text"
