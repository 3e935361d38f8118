"""How long something takes, for tests that a square of the length would fail."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def spent(call: Callable[[], object]) -> float:
    """Seconds of processor that a call takes, without what the collection of garbage of other tests would add."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        gc.enable()
