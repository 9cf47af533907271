"""`make bench`: prints every figure in one run; trust the ratios, machines are noisy."""

import asyncio
from pathlib import Path

from uvicorn.loops.auto import auto_loop_factory

from knowledge.storage import read
from tests.bench import announcing, answers, build, reading, slack, start

CATALOG = Path(__file__).parent.parent.parent / "catalog.db"


def main() -> None:
    """Print the figures of the committed catalog."""
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        over_http = runner.run(slack.report(str(CATALOG)))
    for line in (
        *answers.report(read(CATALOG)),
        *reading.report(CATALOG),
        *over_http,
        *start.report(str(CATALOG)),
        *announcing.report(),
        *build.report(),
    ):
        print(line)  # noqa: T201 - a report


if __name__ == "__main__":
    main()
