"""The project's own pages, held to the code they speak of.

`pytest tests/test_docs.py --rewrite` writes the list of layers anew.
"""

import re
from pathlib import Path

import pytest

from bot.conversation import Conversations
from bot.questions import KINDS
from bot.responder import Responder
from bot.settings import Settings
from bot.surfaces.answer_object import answer_object
from bot.surfaces.slack.manifest import EVENTS, EXAMPLE_URL, SCOPES
from knowledge.catalog import Catalog
from tests.documents import HOUSE, PAGES, block, replaced, rows, section, text, ticked
from tests.house import MODULES
from tests.test_architecture import LAYERS

CONNECT = HOUSE / "docs" / "connect-slack.md"
DESIGN = HOUSE / "docs" / "design.md"
LINK = re.compile(r"\]\(([^)\s]+)\)")
LEFT_OUT = " … "
SHORTEST_PIECE = 6


def anchors(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    titles = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def pieces(line: str) -> list[str]:
    """The parts of a printed line that are always the same."""
    return [piece.strip(" :") for piece in line.split("…") if len(piece) >= SHORTEST_PIECE]


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
    listed = {ticked(name)[0]: unset for name, _, unset in rows(section(text(CONNECT), "## Settings"))}
    fields = {str(field.validation_alias): field for field in Settings.model_fields.values()}
    assert set(listed) == set(fields)
    for name in ("SLACK_API_URL", "VERSUS_HOST", "VERSUS_PORT"):
        assert ticked(listed[name]) == [str(fields[name].default)]


def test_no_page_names_a_setting_that_nothing_reads() -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    for page in PAGES:
        assert set(re.findall(r"\b(?:SLACK|VERSUS)_[A-Z_]+\b", text(page))) <= known, page.name


def test_every_scope_and_event_is_explained() -> None:
    part = section(text(CONNECT), "## What the app may do")
    assert sorted(ticked(scope)[0] for scope, _ in rows(part)) == sorted(SCOPES)
    assert all(f"`{event}`" in part for event in EVENTS)


def test_the_address_to_replace_is_in_the_manifest_as_often_as_is_said() -> None:
    manifest = text(HOUSE / "deploy" / "manifest.http.json")
    example = EXAMPLE_URL.removesuffix("/slack/events")
    assert f"`{example}`" in text(CONNECT)
    assert manifest.count(example) == 3


def test_every_line_that_is_explained_is_one_the_program_prints() -> None:
    code = "".join(module.text for module in MODULES.values())
    part = section(text(CONNECT), "## When something is wrong")
    printed, shown = part.split("It runs, but")
    lines = [ticked(said)[0] for said, *_ in rows(printed)]
    lines += re.findall(r'^\| "([^"]+)"', shown, re.MULTILINE)
    assert len(lines) > 10
    missing = [piece for line in lines for piece in pieces(line) if piece not in code]
    # Two lines are put together from their parts when they are printed.
    named = {str(field.validation_alias) for field in Settings.model_fields.values()}
    missing = [piece for piece in missing if piece not in named]
    assert not [piece for piece in missing if not piece.startswith("Slack also needs SLACK_")]


@pytest.mark.parametrize(
    "given",
    [{"SLACK_BOT_TOKEN": "xoxb-invented"}, {"SLACK_APP_TOKEN": "xapp-invented"}],
    ids=lambda given: next(iter(given)),
)
def test_what_is_missing_is_explained(given: dict[str, str]) -> None:
    missing = ", ".join(Settings(_env_file=None, **given).missing)  # type: ignore[arg-type,call-arg]
    assert f"`Slack also needs {missing}`" in text(CONNECT)


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
