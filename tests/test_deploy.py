"""The container's files; there is no engine here to build with, so what they say is read."""

import re

import pytest

from bot.settings import Settings
from tests.documents import HOUSE, text

DOCKERFILE = text(HOUSE / "deploy" / "Dockerfile")
COMPOSE = text(HOUSE / "deploy" / "compose.yml")
IGNORED = text(HOUSE / ".dockerignore").split()


def copied() -> list[str]:
    lines = re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE)
    return [path for line in lines for path in line.split()[:-1]]


def test_everything_the_image_takes_is_there_and_not_left_out() -> None:
    assert {"bot", "knowledge", "catalog.db", "requirements/run.txt"} <= set(copied())
    assert not [path for path in copied() if not (HOUSE / path).exists()]
    assert not [path for path in copied() if path.split("/")[0] in IGNORED]


def test_packages_are_installed_as_locked() -> None:
    assert "--require-hashes" in DOCKERFILE
    assert "--only-binary :all:" in DOCKERFILE


def test_the_image_does_not_run_as_root() -> None:
    last = DOCKERFILE.rindex("\nUSER ")
    assert not DOCKERFILE[last:].startswith("\nUSER root")
    assert "\nRUN " not in DOCKERFILE[last:]


@pytest.mark.parametrize("secret", [".env", ".git", ".venv"])
def test_what_is_private_or_large_stays_out_of_the_image(secret: str) -> None:
    assert secret in IGNORED


@pytest.mark.parametrize(
    "line",
    [
        "env_file: ../.env",
        "read_only: true",
        "tmpfs: [/tmp]",
        "cap_drop: [ALL]",
        "security_opt: [no-new-privileges:true]",
        '"127.0.0.1:3000:3000"',
    ],
)
def test_the_container_may_do_little(line: str) -> None:
    assert line in COMPOSE


def test_the_settings_of_the_container_are_those_that_are_read() -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert set(re.findall(r"\b(?:SLACK|VERSUS)_[A-Z_]+\b", DOCKERFILE + COMPOSE)) <= known


def test_no_tabs_and_whole_steps_of_indentation_in_the_compose_file() -> None:
    lines = [line for line in COMPOSE.splitlines() if line and not line.lstrip().startswith("#")]
    assert all("\t" not in line and (len(line) - len(line.lstrip())) % 2 == 0 for line in lines)
