"""`make bench`: prints every figure in one run; trust the ratios, machines are noisy."""

import asyncio
from pathlib import Path

from knowledge.storage import read
from tests.bench import answers, slack, start

CATALOG = Path(__file__).parent.parent.parent / "catalog.db"


def main() -> None:
    """Print the figures of the committed catalog."""
    for line in (
        *answers.report(read(CATALOG)),
        *asyncio.run(slack.report(str(CATALOG))),
        *start.report(str(CATALOG)),
    ):
        print(line)  # noqa: T201 - a report


if __name__ == "__main__":
    main()
