"""Run in a process of its own, as a file, by `_process`: the cells of one hand-in, and the answers that they leave.

It imports nothing of the toolkit: the student's code finds a toolkit without the key (`_shield`). What goes back to
whoever marks are answers in plain data and never a verdict, so nothing is won by a printed "right" or by a `check`
that was replaced. Walls come first: limits on memory and files, and on Linux the kernel's own (Landlock), after which
this process reads the installation and its own folder only, writes its own folder only, connects to nobody, and can
send no signal to others.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import os
import signal
import sys
from itertools import islice
from pathlib import Path
from typing import Any, Final

MOST: Final = 2000
LONGEST: Final = 200_000
_READ: Final = 0b1101  # execute, read a file, read a folder
_NO_NEW_PRIVILEGES: Final = 38
_CREATE, _ADD, _RESTRICT = 444, 445, 446
#: How many rights the kernel's versions of Landlock know, by version: later ones know more.
_RIGHTS: Final = (0, 13, 14, 15, 15, 16)


class _Late(BaseException):
    """A cell took too long."""


def main(job: dict[str, Any], channel: int) -> None:
    """Put up the walls, run the cells one by one, and write what is to be told as lines of JSON."""
    walls = _walls(job)

    def tell(**words: Any) -> None:
        os.write(channel, (json.dumps(words) + "\n").encode())

    tell(walls=walls)
    shell = _shell()
    signal.signal(signal.SIGALRM, _late)
    for cell in job["cells"]:
        tell(cell=cell["number"])
        signal.alarm(job["seconds"])
        try:
            if cell["answer"]:
                value = plain(_found(shell, cell["answer"]))
                tell(exercise=cell["exercise"], answer=value)
            elif (problem := _failed(shell.run_cell(cell["source"], store_history=False))) is not None:
                tell(late=cell["number"]) if problem == "_Late" else tell(failed=cell["number"], error=problem)
        except _Late:
            tell(late=cell["number"])
        finally:
            signal.alarm(0)
    tell(done=True)


def plain(value: Any, depth: int = 0) -> Any:
    """An answer in data that JSON can hold: what it is, and what is in it."""
    name = type(value).__name__
    if value is None or value is ...:
        return {"empty": True}
    if isinstance(value, bool) or name in {"bool_", "bool"}:
        return {"bool": bool(value)}
    if isinstance(value, str):
        return {"text": str(value)[:LONGEST]}
    if isinstance(value, (int, float)) or (hasattr(value, "item") and getattr(value, "ndim", 1) == 0):
        return _number(value)
    if isinstance(value, Path):
        return {"path": str(value)[:LONGEST]}
    if name == "DataFrame":
        return {"table": True}
    if name == "Resolution" and isinstance(getattr(value, "source", None), str):
        return {"text": value.source[:LONGEST]}
    if depth > 2:
        return {"other": name}
    if isinstance(value, dict) or name == "Series":
        pairs = [[plain(key, depth + 1), plain(one, depth + 1)] for key, one in islice(value.items(), MOST)]
        return {"column" if name == "Series" else "pairs": pairs}
    if isinstance(value, (list, tuple, set, frozenset)) or name in {"ndarray", "Index", "RangeIndex", "Categorical"}:
        return {"list": [plain(one, depth + 1) for one in islice(iter(value), MOST)]}
    return {"other": name}


def _number(value: Any) -> dict[str, Any]:
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return {"empty": True} if math.isnan(value) else {"other": "infinite"}
    if isinstance(value, int):
        return {"number": value if abs(value) < 10**18 else 0.0}
    return {"number": float(value)} if isinstance(value, float) else {"text": str(value)[:LONGEST]}


def _found(shell: Any, expression: str) -> Any:
    try:
        return shell.ev(expression)
    except Exception:  # noqa: BLE001 - the student's own name, with whatever it is bound to
        return None


def _failed(result: Any) -> str | None:
    error = result.error_before_exec or result.error_in_exec
    return None if error is None else type(error).__name__[:60]


def _late(*_: object) -> None:
    raise _Late


def _shell() -> Any:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.colors = "NoColor"
    return InteractiveShell.instance(config=settings)


def _walls(job: dict[str, Any]) -> list[str]:
    """The walls that stand: which of them this machine can put up."""
    up = []
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        room = job["memory"] + 4 * 2**30  # address space is asked for more freely than memory is used
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["file"], job["file"]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        up.append("sizes")
    if sys.platform == "linux" and _fenced(job["reads"], job["writes"]):
        up.append("files")
    return up


class _Rules(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def _fenced(reads: list[str], writes: list[str]) -> bool:
    """Whether the kernel keeps this process, and all that it starts, to these folders from here on."""
    kernel = ctypes.CDLL(None, use_errno=True)
    version = kernel.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    every = (1 << _RIGHTS[min(version, 5)]) - 1
    rules = _Rules(every, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    fence = kernel.syscall(_CREATE, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if fence < 0:
        return False
    for paths, rights in ((reads, _READ), (writes, every)):
        for path in paths:
            with contextlib.suppress(OSError):
                _allow(kernel, fence, path, rights)
    kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(kernel.syscall(_RESTRICT, fence, ctypes.c_uint32(0)) == 0)


def _allow(kernel: Any, fence: int, path: str, rights: int) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    if not Path(path).is_dir():
        rights &= 0b100000000000111  # what can be done to a file: execute, write, read, cut short
    rule = _Beneath(rights, folder)
    kernel.syscall(_ADD, fence, ctypes.c_int(1), ctypes.byref(rule), ctypes.c_uint32(0))
    os.close(folder)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), int(sys.argv[2]))
