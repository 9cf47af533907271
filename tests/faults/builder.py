"""A builder to be killed: puts the two invented editions in place in turn, without end."""

import sys
from itertools import cycle
from pathlib import Path

from knowledge import storage
from tests.faults.twins import EDITIONS, twin

READY = "ready"


def main() -> None:
    """Build to the path given, over and over, from the first build on after saying so."""
    path = Path(sys.argv[1])
    rows = [twin(edition) for edition in EDITIONS]
    print(READY, flush=True)  # noqa: T201 - how the parent learns it
    for each in cycle(rows):
        storage.write(path, each)


if __name__ == "__main__":
    main()
