"""Start-up and memory of the whole bot, each measured in a process of its own."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator

RUNS = 5
PROGRAM = """
import json, resource, time
start = time.perf_counter()
from pathlib import Path
from bot.surfaces.slack import http, socket_mode
from bot.conversation import Conversations
from bot.responder import Responder
from knowledge.storage import read
imported = time.perf_counter()
catalog = read(Path({catalog!r}))
loaded = time.perf_counter()
Conversations(Responder(catalog)).ask("Kimi K2 vs GPT-4 Turbo")
ready = time.perf_counter()
resident = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
times = (imported - start, loaded - imported, ready - loaded)
print(json.dumps([*times, resident, peak, len(catalog.cards)]))
"""


def report(catalog: str) -> Iterator[str]:
    """Medians over five processes: imports, catalog, first answer, memory."""
    runs = [_run(catalog) for _ in range(RUNS)]
    medians = (statistics.median(each) for each in zip(*runs, strict=True))
    imports, load, first, resident, peak, models = medians
    yield (
        f"start: imports {imports:.2f} s, catalog of {models:,.0f} models {load:.2f} s, until the "
        f"first answer {first:.2f} s more"
    )
    yield f"memory: {resident:.0f} MB after the first answer, {peak:.0f} MB at most (resident)"


def _run(catalog: str) -> list[float]:
    program = PROGRAM.format(catalog=catalog)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return [float(value) for value in json.loads(done.stdout)]
