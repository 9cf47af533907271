"""`make faults`: prints what came of every fault; ends with 1 if anything went wrong."""

import sys

from tests.faults.hostile import refused
from tests.faults.kills import killed
from tests.faults.leaks import leaked
from tests.faults.swaps import swapped

SWAPS, READS = 400, 50_000
KILLS = 100
LINES = 100_000


def main() -> None:
    """Print the reports."""
    swaps = swapped(SWAPS, READS)
    print(swaps.line, flush=True)  # noqa: T201 - a report
    kills = killed(KILLS)
    print(kills.line, flush=True)  # noqa: T201 - a report
    files = refused()
    print(files.line)  # noqa: T201 - a report
    log = leaked(LINES)
    print(log.line)  # noqa: T201 - a report
    wrong = (*log.found, *swaps.errors, *swaps.torn, *kills.faults, *files.faults)
    for each in wrong[:20]:
        print(f"  {each[:200]}")  # noqa: T201 - a report
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
