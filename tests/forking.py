"""`versus` with all its modules loaded, forked anew for each command that is asked for.

Run as a script: reads a line of JSON per command, writes how it ended. To load the modules takes
longer than most commands do; all else is as in a process of its own, down to how it ends.
"""

import gc
import json
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from bot.cli import COMMANDS, main

STREAMS = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)


def become(asked: Mapping[str, Any]) -> None:
    """Take on a command's words, environment, folder, and files for its three streams."""
    for stream, (name, flags) in enumerate(zip(asked["streams"], STREAMS, strict=True)):
        opened = os.open(name, flags)
        os.dup2(opened, stream)
        os.close(opened)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv = ["versus", *asked["words"]]
    # The one of before has read ahead.
    sys.stdin = open(0, encoding="utf-8", errors=sys.stdin.errors, closefd=False)  # noqa: SIM115


def forked() -> bool:
    """Whether this is a process that is to run a command, and not the one that forks them."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            become(json.loads(line))
            return True
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return False


if __name__ == "__main__":
    for module in COMMANDS.values():
        import_module(module)
    gc.freeze()
    if forked():
        main()
