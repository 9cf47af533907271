"""The project's own pages, held to the code they speak of.

`pytest tests/test_docs.py --rewrite` writes the list of layers anew.
"""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from prometheus_client import Counter, Gauge, Histogram

from bot.conversation import Conversations
from bot.metrics import Metrics
from bot.questions import KINDS
from bot.responder import Responder
from bot.settings import SECRETS, Settings
from bot.surfaces.answer_object import answer_object
from bot.surfaces.slack.manifest import EVENTS, EXAMPLE_URL, asked_scopes
from bot.surfaces.slack.subscription_wording import AWAY
from bot.surfaces.slack.wording import CANNOT_SHARE, SORRY
from knowledge.catalog import Catalog
from tests.documents import HOUSE, PAGES, block, replaced, rows, section, text, ticked
from tests.program import Run
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET, Workspace
from tests.test_architecture import LAYERS

CONNECT = HOUSE / "docs" / "connect-slack.md"
OPERATIONS = HOUSE / "docs" / "operations.md"
DESIGN = HOUSE / "docs" / "design.md"
LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    titles = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(text(page)):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link} names no heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_in_the_house_that_a_page_names_is_there(page: Path) -> None:
    paths = re.compile(r"(?:bot|knowledge|tests|docs|deploy|requirements)/[\w./-]+")
    named = [words for words in ticked(text(page)) if paths.fullmatch(words)]
    assert not [path for path in named if not (HOUSE / path).exists()]


def test_the_settings_are_those_that_are_read() -> None:
    listed = {
        ticked(name)[0]: unset for name, _, unset in rows(section(text(OPERATIONS), "## Settings"))
    }
    fields = {str(field.validation_alias): field for field in Settings.model_fields.values()}
    assert set(listed) == set(fields)
    for name, field in fields.items():
        if isinstance(field.default, str | int):
            assert ticked(listed[name]) == [str(field.default)]


def test_the_secrets_that_may_be_in_files_are_those_that_are_read_from_them() -> None:
    part = section(text(OPERATIONS), "## Settings").split("**Secrets from files.**")[1]
    names = {str(Settings.model_fields[name].validation_alias) for name in SECRETS}
    assert set(ticked(part.split(" may each be ")[0])) == names


def test_the_metrics_are_those_that_are_exposed() -> None:
    listed = [ticked(name)[0] for name, _ in rows(section(text(OPERATIONS), "## Metrics"))]
    found = {each: set(labels) for each, labels in map(named_metric, listed)}
    assert found == {
        series(kept): set(kept._labelnames)  # noqa: SLF001 - the library has no other way to ask
        for name in Metrics.__slots__
        if isinstance(kept := getattr(Metrics.fresh(), name), Counter | Gauge | Histogram)
    }


def named_metric(listed: str) -> tuple[str, list[str]]:
    """A metric's name and labels, out of `name{label,label}`."""
    name, _, labels = listed.rstrip("}").partition("{")
    return name, labels.split(",") if labels else []


def series(metric: Counter | Gauge | Histogram) -> str:
    """A metric's name as Prometheus has it."""
    (family,) = metric.describe()
    return f"{family.name}_total" if isinstance(metric, Counter) else family.name


def test_no_page_names_a_setting_that_nothing_reads() -> None:
    fields = Settings.model_fields
    known = {str(field.validation_alias) for field in fields.values()}
    known |= {f"{fields[name].validation_alias}_FILE" for name in SECRETS}
    for page in PAGES:
        assert set(re.findall(r"\b(?:SLACK|VERSUS)_[A-Z_]+\b", text(page))) <= known, page.name


def test_every_scope_and_event_is_explained() -> None:
    part = section(text(CONNECT), "## What the app may do")
    assert sorted(ticked(scope)[0] for scope, _ in rows(part)) == asked_scopes()
    assert all(f"`{event}`" in part for event in EVENTS)


def test_the_address_to_replace_is_in_the_manifest_as_often_as_is_said() -> None:
    manifest = text(HOUSE / "deploy" / "manifest.http.json")
    example = EXAMPLE_URL.removesuffix("/slack/events")
    assert f"`{example}`" in text(CONNECT)
    assert manifest.count(example) == 4


async def test_the_lines_that_are_explained_are_those_the_program_ends_with(
    versus: Run, tmp_path: Path
) -> None:
    """Every state of the table, brought about; each line is explained, each explanation is due."""
    part = section(text(CONNECT), "## When something is wrong").split("It runs, but")[0]
    explained = [pattern(ticked(said)[0]) for said, *_ in rows(part)]
    slack = Workspace()
    await slack.start()
    try:
        states = wrong_states(slack, tmp_path)
        printed = [await asyncio.to_thread(last_line, versus, state) for state in states]
    finally:
        await slack.stop()
    unexplained = [line for line in printed if not any(each.match(line) for each in explained)]
    never = [each.pattern for each in explained if not any(map(each.match, printed))]
    assert (unexplained, never) == ([], [])


def pattern(explained: str) -> re.Pattern[str]:
    """A line as the page has it, with anything at all for what it leaves open."""
    return re.compile("(?:versus: )?" + ".+".join(map(re.escape, explained.split("…"))))


def wrong_states(slack: Workspace, folder: Path) -> Iterator[dict[str, str]]:
    """Environments in which Versus does not reach Slack, and why."""
    bot, way_in = {"SLACK_BOT_TOKEN": BOT_TOKEN}, {"SLACK_SIGNING_SECRET": SECRET}
    here = {"SLACK_API_URL": slack.api_url, "VERSUS_PORT": "0"}
    whole = bot | way_in | here
    damaged, older = folder / "damaged.db", folder / "older.db"
    damaged.write_bytes(b"no catalog at all")
    with closing(sqlite3.connect(older)) as database:
        database.execute("PRAGMA user_version = 9999")
    yield {}
    yield bot
    yield {"SLACK_APP_TOKEN": APP_TOKEN}
    yield whole | {"SLACK_BOT_TOKEN": "xoxb-another"}
    yield bot | here | {"SLACK_APP_TOKEN": "xapp-another"}
    yield whole | {"SLACK_API_URL": "http://127.0.0.1:1/api/"}
    yield whole | {"SLACK_API_URL": f"{slack.url}/elsewhere/"}
    yield whole | {"VERSUS_PORT": slack.url.rpartition(":")[2]}
    yield whole | {"VERSUS_PORT": "66000"}
    yield whole | {"VERSUS_CATALOG": str(folder / "none.db")}
    yield whole | {"VERSUS_CATALOG": str(damaged)}
    yield whole | {"VERSUS_CATALOG": str(older)}


def last_line(versus: Run, state: dict[str, str]) -> str:
    """The last line that `versus run` ends with, away from any `.env`."""
    ended = versus("run", settings=state)
    assert ended.code == (2 if state else 0)
    return ended.err.splitlines()[-1]


def test_what_slack_is_told_is_explained_in_the_words_it_is_told_in() -> None:
    part = section(text(CONNECT), "## When something is wrong").split("It runs, but")[1]
    quoted = re.findall(r'^\| "([^"]+)"', part, re.MULTILINE)
    assert len(quoted) == 3
    told = (SORRY, CANNOT_SHARE, AWAY)
    assert all(any(said.startswith(line) for said in told) for line in quoted)


def test_the_layers_are_those_that_a_test_holds(rewrite: bool) -> None:
    lines = ["  ".join(layer) for layer in reversed(LAYERS)]
    first = next(place for place, line in enumerate(lines) if line.startswith("knowledge."))
    drawn = "\n".join([*lines[:first], "", *lines[first:], ""])
    part = section(text(DESIGN), "## Layers")
    if rewrite:
        kept = re.search(r"^```text\n.*?^```$", part, re.DOTALL | re.MULTILINE)
        assert kept
        replaced(DESIGN, kept.group(), f"```text\n{drawn}```")
        part = section(text(DESIGN), "## Layers")
    assert block(part) == drawn, "run `pytest tests/test_docs.py --rewrite`"


def test_the_fields_of_the_answer_object_are_those_it_has(reviewed_catalog: Catalog) -> None:
    conversations = Conversations(Responder(reviewed_catalog))
    objects = [
        answer_object(example, conversations.ask(example))
        for kind in KINDS
        for example in kind.examples
    ]
    always, added = text(DESIGN).split("| added field |")
    named = [ticked(field)[0] for field, _ in rows(section(always, "## The answer object"))]
    assert named == [field for field in objects[0] if field in named]
    by_kind = {
        field: set(ticked(kinds))
        for fields, kinds, _ in rows(f"| added field |{added}")
        for field in ticked(fields)
    }
    found: dict[str, set[str]] = {}
    for each in objects:
        assert set(named) <= set(each)
        for field in set(each) - set(named):
            found.setdefault(field, set()).add(each["kind"])
    assert found == by_kind
