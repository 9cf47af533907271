"""Parts of the project's own pages, found and replaced, so that tests can hold them to the code."""

import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
PAGES = (HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").glob("*.md")))

_BLOCK = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    level = len(title) - len(title.lstrip("#"))
    _, found, rest = page.partition(f"\n{title}\n")
    assert found, f"there is no heading {title!r}"
    return re.split(rf"^#{{1,{level}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def block(part: str) -> str:
    """The first block of plain text in a part of a page."""
    found = _BLOCK.search(part)
    assert found, "there is no ```text block"
    return found.group(1)


def rows(part: str) -> Iterator[tuple[str, ...]]:
    """The rows of the first table in a part of a page, without its head."""
    table = [line for line in part.splitlines() if line.startswith("|")]
    for line in table[2:]:
        yield tuple(cell.strip() for cell in line.strip("|").split(" | "))


def ticked(words: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", words)


def replaced(page: Path, old: str, new: str) -> None:
    """Write a page with one part of it anew."""
    whole = text(page)
    assert whole.count(old) == 1, "the part to replace is not there once"
    page.write_text(whole.replace(old, new), encoding="utf-8")
