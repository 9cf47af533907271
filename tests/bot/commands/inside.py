"""A command run inside the tests: for what it says, where a process of its own proves no more."""

from click.testing import CliRunner

from bot.cli import versus
from tests.program import Ended


def inside(*words: str) -> Ended:
    """How a command ends that is used as it should be."""
    ended = CliRunner().invoke(versus, words, env={"COLUMNS": "200"}, catch_exceptions=False)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)
