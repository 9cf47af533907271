"""Building the whole catalog, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator

PROGRAM = """
import json, resource, tempfile, time
start = time.perf_counter()
from pathlib import Path
from bot.settings import Settings
from knowledge.build import Inputs, build
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "catalog.db"
    build(path, Inputs(wheels=Settings().wheels))
    size = path.stat().st_size / 2**20
# The largest of this process and of those it started, in MB.
peaks = (resource.getrusage(who).ru_maxrss / 1024
         for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([time.perf_counter() - start, max(peaks), size]))
"""


def report() -> Iterator[str]:
    """Seconds, memory and the size of the file."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    )
    seconds, peak, size = json.loads(done.stdout)
    yield f"build: {seconds:.1f} s, {peak:.0f} MB at most (resident), catalog.db of {size:.1f} MB"
