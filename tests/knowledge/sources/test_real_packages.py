"""The packages as they are: every one is read, and one version is named everywhere."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bot.vocabulary import ordinary
from knowledge.attributes import registry
from knowledge.harvest import BrokenSource
from knowledge.sources.authored import AUTHORED
from knowledge.sources.faults import Fault
from knowledge.sources.listed import READERS
from knowledge.sources.listing import Listing
from knowledge.sources.packages import WHEELS, Package

HOUSE = Path(__file__).parents[3]
ATTRIBUTES = registry([])
PACKAGES = {
    source: Package(
        source, entry["package"], entry["version"], entry["as_of"], HOUSE / WHEELS
    )
    for source, entry in tomllib.loads(
        (AUTHORED / "sources.toml").read_text(encoding="utf-8")
    ).items()
    if entry.get("package")
}  # fmt: skip
Found = tuple[list[Listing], list[Fault]]


@pytest.fixture(scope="module", params=list(PACKAGES.values()), ids=list(PACKAGES))
def read(request: pytest.FixtureRequest) -> Found:
    """What is read of a package: its listings, and what was wrong with rows of it."""
    package = request.param
    reader = READERS[package.source]
    faults: list[Fault] = []
    try:
        data = reader.read(package)
    except BrokenSource as missing:
        pytest.skip(str(missing))
    return list(reader.listings(data, package, faults)), faults


def pinned(text: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^\W*([a-z][a-z-]+)==([\d.]+)", text, re.MULTILINE))


def test_a_package_is_read_with_hardly_a_row_left_out(read: Found) -> None:
    found, faults = read
    assert found
    assert len(faults) <= len(found) / 100, [str(fault) for fault in faults]


def test_every_value_is_one_that_its_attribute_holds(read: Found) -> None:
    found, _ = read
    for listing in found:
        for name, value in listing.facts.items():
            held = ATTRIBUTES[name].scale.load(value)
            assert (held, type(held)) == (value, type(value)), listing


def test_an_offer_is_listed_once_and_asks_one_price_in_a_class(read: Found) -> None:
    found, _ = read
    offers = Counter((listing.provider, listing.id) for listing in found)
    assert not [offer for offer, times in offers.items() if times > 1]
    for listing in found:
        classes = Counter((price.tier, price.above, price.region) for price in listing.prices)
        assert set(classes.values()) <= {1}, listing


def test_the_versions_read_are_the_versions_installed_or_downloaded() -> None:
    asked = {(package.name, package.version) for package in PACKAGES.values()}
    wheels = (HOUSE / "requirements" / "wheels.in").read_text(encoding="utf-8")
    project = (HOUSE / "pyproject.toml").read_text(encoding="utf-8")
    read = {pin for pin in pinned(wheels) | pinned(project) if pin[0] != ordinary.PACKAGE}
    assert read == asked


def test_every_wheel_has_its_hash() -> None:
    folder = HOUSE / "requirements"
    asked = pinned((folder / "wheels.in").read_text(encoding="utf-8"))
    locked = (folder / "wheels.txt").read_text(encoding="utf-8")
    assert pinned(locked) == asked
    assert locked.count("--hash=sha256:") >= len(asked)
    assert "://" not in locked
