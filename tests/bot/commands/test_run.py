"""`versus run` and `versus chat` where Slack is not, or not wholly, set up."""

import pytest

from tests.program import Run

ASKED = "context of Claude 3.5 Haiku\nand of Kimi K2?\n\nwho wants coffee\n"


@pytest.mark.parametrize("command", ["run", "chat"])
def test_input_that_is_piped_in_is_answered_line_by_line(versus: Run, command: str) -> None:
    ended = versus(command, said=ASKED)
    assert ended.code == 0
    answers = ("Claude 3.5 Haiku's context window: 200,000 tokens.", "Kimi K2's context window: ")
    helped, declined = "language models", "No question about language models"
    places = [ended.out.index(said) for said in (*answers, helped, declined)]
    assert places == sorted(places)


def test_without_slack_it_is_said_how_to_connect_it(versus: Run) -> None:
    ended = versus("run")
    assert (ended.code, ended.out) == (0, "")
    (line,) = ended.err.splitlines()
    assert "SLACK_BOT_TOKEN" in line
    assert "SLACK_APP_TOKEN" in line
    assert "docs/connect-slack.md" in line


def test_leaving_ends_what_is_piped_in(versus: Run) -> None:
    ended = versus("run", said="exit\ncontext of Kimi K2\n")
    assert (ended.code, ended.out) == (0, "")


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "1"}, "SLACK_BOT_TOKEN"),
    ],
    ids=["only the bot token", "only the app token", "only the signing secret"],
)
def test_what_slack_still_needs_is_said(
    versus: Run, settings: dict[str, str], missing: str
) -> None:
    fault = versus("run", settings=settings, said="context of Kimi K2\n").fault
    assert missing in fault
    assert not any(value in fault for value in settings.values() if len(value) > 1)


def test_settings_that_are_empty_are_not_set(versus: Run) -> None:
    ended = versus("run", settings={"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": ""})
    assert ended.code == 0
