"""Bytes become values, or one clear line: never a crash, never a parser at work for minutes."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources.intake import yaml_documents
from knowledge.sources.intake.documents import Unreadable, json_of, table_of, weight
from knowledge.sources.intake.limits import LIMITS, MB, Limits
from knowledge.sources.intake.yaml_documents import yaml_of

SMALL = Limits(values=100, depth=8)

# What is wrong, and what the line says of it.
NO_JSON = {
    b"": "is empty",
    b" \n": "is empty",
    b'{"a": [1, 2': "is not JSON at line 1, column 12",
    b'{"a": 1}\n{"b": 2}': "is not JSON at line 2, column 1",
    b'"no end': "is not JSON at line 1",
    b'\\"[[[[[[[[[[[[': "is not JSON at line 1, column 1",
    b"[NaN]": "holds NaN",
    b"[-Infinity]": "holds -Infinity",
    b"[1e999]": "beyond all bounds",
    b"[" + b"1" * 5000 + b"]": "a number too long",
    b"[0." + b"1" * 5000 + b"]": "beyond all bounds",
    b"\xff\xfe[\x00": "is not UTF-8 at byte 0",
    "[é]".encode("latin-1"): "is not UTF-8 at byte 1",
    b"\n<!DOCTYPE html><html></html>": "looks like a web page",
    b"\x1f\x8b\x08\x00": "is packed with gzip",
}


@pytest.mark.parametrize(("data", "said"), NO_JSON.items())
def test_what_is_no_json_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as fault:
        json_of(data, LIMITS)
    assert "\n" not in str(fault.value)


def test_json_may_have_a_mark_and_the_same_key_twice() -> None:
    assert json_of(b'\xef\xbb\xbf{"a": 1, "a": [0.5, "["]}', LIMITS) == {"a": [0.5, "["]}


@pytest.mark.parametrize("sign", [b"[", b'{"a":', b'[{"a":'])
def test_deep_nesting_never_reaches_the_parser(sign: bytes) -> None:
    with pytest.raises(Unreadable, match="nested more than 64 deep"):
        json_of(sign * 200_000, LIMITS)


def test_brackets_in_strings_are_no_nesting() -> None:
    deep = '["' + "[" * 99 + r"\"\\\\" + "[" * 99 + '"]'
    assert json_of(deep.encode(), SMALL) == ["[" * 99 + '"\\\\' + "[" * 99]


@pytest.mark.parametrize(
    "data", [b"[" + b"1," * 200 + b"1]", b"[" + b"{}," * 60 + b"1]", b'"a"' * 500]
)
def test_too_many_values_are_refused_before_they_are_made(data: bytes) -> None:
    with pytest.raises(Unreadable, match="holds more than 100 values"):
        json_of(data, SMALL)


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b"1," * (30 * MB) + b"1]",
        b'"a' * (20 * MB),
        b'["' + rb"\"" * (20 * MB) + b'"]',
        b"1." + b"1" * (30 * MB),
        b"1" * (30 * MB),
    ],
    ids=["commas", "quotes", "escapes", "decimals", "digits"],
)
def test_the_largest_files_take_no_time(data: bytes) -> None:
    before = time.monotonic()
    with suppress(Unreadable):
        json_of(data, LIMITS)
    assert time.monotonic() - before < 10


@given(st.binary(max_size=200))
def test_any_bytes_are_values_or_unreadable(data: bytes) -> None:
    for read in (json_of, table_of):
        with suppress(Unreadable):
            read(data, SMALL)


def test_weight_grows_with_what_there_is() -> None:
    assert weight(b"1") == 1
    assert weight(b'[1, {"a": ",,,"}]') == 4


def test_a_table_is_read_by_its_first_line() -> None:
    data = '\ufeffModel , Score\nacme-2,"1,5"\nacme-3\n'.encode()
    assert table_of(data, LIMITS) == [
        {"Model": "acme-2", "Score": "1,5"},
        {"Model": "acme-3"},
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"one column\n1\n", "a table has 2 to 500 columns, this has 1"),
        (b"," * 600, "a table has 2 to 500 columns, this has 601"),
        (b'a,b\n1,"no end', "is no table at line 2"),
        (b'a,b\n"' + b"x" * 200_000 + b'",1', "is no table at line 2"),
        (b"a,b\n" + b"1,2\n" * 51, "holds more than 100 values"),
        (b"<html><body>a,b</body></html>", "looks like a web page"),
        (b"a,b\n\xff,1", "is not UTF-8"),
    ],
)
def test_what_is_no_table_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        table_of(data, SMALL)


def test_without_the_library_for_yaml_the_line_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_documents, "LIBRARY", "no_such_library")
    with pytest.raises(Unreadable, match="needs PyYAML; install"):
        yaml_of(b"models: []", LIMITS)


def test_yaml_too_large_to_read_in_time_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than 4 MB"):
        yaml_of(b"a" * (5 * MB), LIMITS)


def test_every_scalar_of_yaml_is_text() -> None:
    data = b"models:\n- {name: acme/acme-2, released: 2026-01-15, open: yes, size: .inf, no: ~}\n"
    (model,) = yaml_of(data, LIMITS)["models"]
    assert set(map(type, model.values())) == {str}
    assert model["released"] == "2026-01-15"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: &a [x]\nb: [*a, *a]", "uses anchors"),
        (b"a: &a x", "uses anchors"),
        (b"a: *a", "uses anchors"),
        (b"[" * 5000, "nested more than 8 deep"),
        (b"\n".join(b" " * each + b"a:" for each in range(40)), "nested more than 8 deep"),
        (b"[" + b"x," * 300 + b"]", "holds more than 100 values"),
        (b"a: [1, 2", "is not YAML at line"),
        (b"a: 1\n--- \nb: 2", "is not YAML at line 2"),
        (b"? [a]\n: b", "is not YAML at line 1"),
        (b"a: \x07", "is not YAML"),
        (b"<!doctype html>", "looks like a web page"),
    ],
)
def test_what_is_no_yaml_or_not_safe_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as fault:
        yaml_of(data, SMALL)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.abort []", "!!python/name:os.abort ''", "!!timestamp x"]
)
def test_tags_of_yaml_construct_nothing(tag: str) -> None:
    assert yaml_of(f"a: {tag}".encode(), LIMITS)["a"] in ([], "", "x")


@given(st.binary(max_size=200))
def test_any_bytes_are_yaml_or_unreadable(data: bytes) -> None:
    with suppress(Unreadable):
        yaml_of(data, SMALL)
