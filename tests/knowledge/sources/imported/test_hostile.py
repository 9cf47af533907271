"""Whatever a file says, it is read, or refused in one line; only sound values come of it."""

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.attributes import registry
from knowledge.harvest import BrokenSource
from knowledge.sources.imported import FORMS, kept
from knowledge.sources.imported.kept import path_of
from knowledge.sources.imported.parsing import document_of
from knowledge.sources.imported.reading import Taken
from knowledge.sources.imported.taking import Importer, is_of
from knowledge.sources.intake.limits import Limits
from knowledge.sources.intake.received import Received
from tests.knowledge.sources.imported.invented import (
    BENCHMARKS,
    DOCUMENTS,
    JSON_FORMS,
    taken,
    written,
)

each_form = pytest.mark.parametrize("name", FORMS)
ATTRIBUTES = registry(BENCHMARKS)
TODAY = "2026-05-28"
# What may stand where a sound value is expected.
JUNK: list[Any] = [
    None,
    True,
    -1,
    0,
    10**400,
    1e308,
    -0.0,
    "",
    "NaN",
    "-1e999",
    "\ud800",
    "a\x1b[2Jb",
    "\u202eevil",
    "x" * 5000,
    "2026-02-31",
    [],
    {},
    [[None]],
    {"x": {"y": []}},
    [{}, 3, "x"],
]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a document."""
    yield way
    inner = value.items() if isinstance(value, dict) else ()
    for key, each in enumerate(value) if isinstance(value, list) else inner:
        yield from places(each, (*way, key))


# The names that forms look for, so that random documents come near.
NAMES = sorted({step for each in DOCUMENTS.values() for way in places(each) for step in way
                if isinstance(step, str)})  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["acme/acme-2", "gpqa", "text", "chat", "TEXT_MODEL_TAG", "0.5", "2026-01-01"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=30,
)


def assert_sound(found: Taken) -> None:
    """Nothing in a result that the catalog could not hold, or a terminal would act on."""
    assert found.listings
    assert len(found.listings) <= 10 * found.rows
    for listing in found.listings:
        assert listing.id
        for text in (listing.id, listing.name, listing.provider, listing.maker, *found.dropped):
            assert text.isprintable()
            assert len(text) <= 200
        for attribute, value in listing.facts.items():
            assert ATTRIBUTES[attribute].scale.load(value) == value
        for price in listing.prices:
            assert Decimal(0) <= min(price.input, price.output)
            assert max(price.input, price.output) <= 1000
        for score in listing.scores:
            assert f"benchmark:{score.benchmark}" in ATTRIBUTES
            assert 0 <= score.value < 10**15


def changed(document: Any, way: tuple[Any, ...], value: Any) -> Any:
    """A copy of a document with one value in it replaced."""
    if not way:
        return value
    copy = deepcopy(document)
    place = copy
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = value
    return copy


@each_form
def test_a_wrong_value_at_any_place_harms_nothing(name: str) -> None:
    document = DOCUMENTS[name]
    ways = list(places(document))
    assert len(ways) > 5
    for way in ways:
        for junk in JUNK:
            with suppress(BrokenSource):
                assert_sound(taken(name, changed(document, way, junk)))


@each_form
def test_a_missing_value_at_any_place_harms_nothing(name: str) -> None:
    document = DOCUMENTS[name]
    for way in places(document):
        if way and isinstance(way[-1], str):
            without = changed(document, way, None)
            place = without
            for step in way[:-1]:
                place = place[step]
            del place[way[-1]]
            with suppress(BrokenSource):
                assert_sound(taken(name, without))


@each_form
@given(document=VALUES)
def test_any_document_is_read_or_refused(name: str, document: Any) -> None:
    with suppress(BrokenSource):
        assert_sound(taken(name, document))
    for other in FORMS.values():
        is_of(other, FORMS[name], document)


@each_form
@given(row=VALUES)
def test_any_row_among_sound_ones_is_read_or_dropped(name: str, row: Any) -> None:
    document = deepcopy(DOCUMENTS[name])
    first = document if isinstance(document, list) else next(iter(document.values()))
    if isinstance(first, list):
        first.append(row)
    else:
        document["acme/another.json"] = row
    assert_sound(taken(name, document))


@each_form
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    received = Received("given", TODAY, "", {"given": data})
    with suppress(BrokenSource):
        document, _ = document_of(FORMS[name].shape, received, Limits(values=200, depth=9))
        assert_sound(taken(name, document))


@pytest.mark.parametrize("name", JSON_FORMS)
def test_what_is_refused_is_said_in_one_printable_line(tmp_path: Path, name: str) -> None:
    importer = Importer(tmp_path / "data", BENCHMARKS)
    document = DOCUMENTS[name]
    junks: list[Any] = ["a\x1b[2J\nb", [], {"\x1b": 1}]
    refused = 0
    for way in places(document):
        for junk in junks:
            try:
                importer.take(name, written(tmp_path / "given", name, changed(document, way, junk)))
            except BrokenSource as fault:
                refused += 1
                said = str(fault)
                assert said.isprintable()
    assert refused


@each_form
@given(document=VALUES)
def test_any_kept_import_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, document: Any
) -> None:
    folder = tmp_path_factory.getbasetemp() / "kept"
    folder.mkdir(exist_ok=True)
    path = path_of(folder, FORMS[name])
    record = {
        "form": name, "where": "x", "fetched": TODAY, "as_of": TODAY, "sha256": "", "licence": "",
        "attribution": "", "rows": 1, "dropped": {},
    }  # fmt: skip
    for whole in (document, {**record, "document": document}):
        path.write_text(json.dumps(whole))
        with suppress(BrokenSource):
            kept.kept(folder, BENCHMARKS, [FORMS[name]])
