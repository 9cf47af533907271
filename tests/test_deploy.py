"""The container's files; there is no engine here to build with, so what they say is read."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from bot.settings import Settings
from bot.surfaces.slack.guard import MAX_BODY
from bot.surfaces.slack.settings import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH
from tests.documents import HOUSE, text

DOCKERFILE = text(HOUSE / "deploy" / "Dockerfile")
COMPOSE = text(HOUSE / "deploy" / "compose.yml")
IGNORED = text(HOUSE / ".dockerignore").split()
REPLICAS: dict[str, Any] = yaml.safe_load(text(HOUSE / "deploy" / "compose.replicas.yml"))
SERVICES: dict[str, dict[str, Any]] = REPLICAS["services"]
COPIES = [name for name in SERVICES if name.startswith("versus-")]
PROXY = text(HOUSE / "deploy" / "Caddyfile")


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


def test_there_are_as_many_copies_as_they_are_told() -> None:
    for name in COPIES:
        assert SERVICES[name]["environment"]["VERSUS_REPLICAS"] == str(len(COPIES)) == "3"
        assert SERVICES[name]["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }
        assert "/readyz" in SERVICES[name]["healthcheck"]["test"][-1]
        assert SERVICES[name]["volumes"] == ["../data:/data:ro"]


def test_the_copies_take_their_settings_as_they_stand_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = tmp_path / "versus_state"
    address.write_text("postgresql://versus:invented@postgres/versus\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (of_the_image,) = re.findall(r"^ENV VERSUS_STATE=(\S+)$", DOCKERFILE, re.MULTILINE)
    monkeypatch.setenv("VERSUS_STATE", of_the_image)
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-invented")
    for name, value in SERVICES[COPIES[0]]["environment"].items():
        monkeypatch.setenv(name, value.replace("/run/secrets", str(tmp_path)))
    settings = Settings()
    assert settings.state.get_secret_value() == "postgresql://versus:invented@postgres/versus"
    assert (settings.apart, settings.app_token, settings.health_port) == (None, None, 3001)


def test_no_service_of_the_replicas_may_do_more_than_it_has_to() -> None:
    for name in [*COPIES, "migrate", "proxy"]:
        service = SERVICES[name]
        assert service["read_only"] is True, name
        assert service["user"] not in {"", "0", "root"}, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name


def test_there_is_no_secret_in_the_replicas() -> None:
    for name, service in SERVICES.items():
        for variable in service.get("environment", {}):
            assert variable.endswith("_FILE") or not re.search("PASSWORD|SECRET|KEYS", variable)
        read = re.findall(r"/run/secrets/(\w+)", str(service.get("environment")))
        assert sorted(set(read)) == service.get("secrets", []), name
    files = [each["file"] for each in REPLICAS["secrets"].values()]
    assert files == [f"./secrets/{name}" for name in REPLICAS["secrets"]]
    assert "/deploy/secrets/" in text(HOUSE / ".gitignore").split()


def test_from_outside_only_the_proxy_is_reached_and_the_state_by_the_bot_alone() -> None:
    assert [name for name, each in SERVICES.items() if "ports" in each] == ["proxy"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["proxy"]["ports"])
    assert SERVICES["proxy"]["networks"] == ["front"]
    assert SERVICES["postgres"]["networks"] == ["back"]
    assert REPLICAS["networks"]["back"] == {"internal": True}
    assert SERVICES["migrate"]["depends_on"]["postgres"] == {"condition": "service_healthy"}
    assert "healthcheck" in SERVICES["postgres"]
    assert SERVICES["postgres"]["volumes"][0].split(":")[0] in REPLICAS["volumes"]


def test_the_proxy_passes_on_what_slack_calls_to_every_copy_that_is_ready() -> None:
    assert "handle /slack/* {" in PROXY
    assert all(path.startswith("/slack/") for path in (EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH))
    (to,) = re.findall(r"reverse_proxy (.+) \{", PROXY)
    assert to.split() == [f"{name}:3000" for name in COPIES]
    assert re.search(r"health_uri /readyz\n\s+health_port 3001\n", PROXY)
    assert MAX_BODY == 1024 * 1024
    assert "max_size 1MiB" in PROXY
    assert "respond 404" in PROXY


def test_the_settings_of_the_replicas_are_those_that_are_read() -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    for name in [*COPIES, "migrate"]:
        read = {each.removesuffix("_FILE") for each in SERVICES[name]["environment"]}
        assert read <= known
