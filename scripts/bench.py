"""How long the common operations take on this machine: medians of a few runs, in milliseconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from toolkit import library
from toolkit.apparatus import collate


def median(run: Callable[[], object], times: int = 5) -> float:
    """The median duration of a call in milliseconds, after one that warms up."""
    run()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def started(code: str) -> Callable[[], object]:
    """A fresh interpreter that runs a line of code."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own words


def main() -> int:
    """Print a line an operation."""
    resolution = library.load()
    content = resolution.source.encode()
    operations: dict[str, Callable[[], object]] = {
        "start Python": started("pass"),
        "import toolkit": started("import toolkit"),
        "import pandas": started("import pandas"),
        "load the resolution": lambda: library.read(content, name=library.SHIPPED, language="ar"),
        "its tables": resolution.tables,
        "collate it with itself": lambda: collate(resolution, library.load(reading="source")),
    }
    for name, run in operations.items():
        print(f"{name:<26}{median(run):9.1f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
