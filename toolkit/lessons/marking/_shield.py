"""A toolkit without the key, for the processes in which students' code runs.

A copy of the package without what computes right answers; the data beside it without the lessons' sources, the guide
and the model texts.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from toolkit import paths

__all__ = ["folders", "raised"]

_PACKAGE: Final = Path(__file__).resolve().parents[2]
_KEY: Final = ("exercises", "marking", "build.py", "guide.py", "handout.py")
_HIDDEN: Final = frozenset({"editions", "lessons", "languages"})
_REGISTRY: Final = '''"""No key is here."""


def find(name: str) -> None:
    """No exercise is known here: answers are judged elsewhere."""


def every() -> dict[str, None]:
    """None."""
    return {}
'''
#: The model text of lesson 8 in a file of texts. Matches `own-answer = """..."""` over many lines, not `own = """...`.
_MODEL: Final = re.compile(r'^own-answer = """.*?"""$', re.MULTILINE | re.DOTALL)


def raised(place: Path) -> Path:
    """Make the copy in a folder; what ``PYTHONPATH`` is to name is returned.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     place = raised(Path(folder).resolve() / "shield")
    ...     (place / "toolkit" / "lessons" / "exercises").exists(), (place / "data" / "series").exists()
    (False, True)
    """
    package = place / "toolkit"
    shutil.copytree(_PACKAGE, package, ignore=_left_out)
    (package / "lessons" / "_registry.py").write_text(_REGISTRY, encoding="utf-8")
    data = place / "data"
    shutil.copytree(paths.data("languages"), data / "languages")
    for one in paths.data().iterdir():
        if one.name not in _HIDDEN:
            (data / one.name).symlink_to(one.resolve())
    for texts in data.glob("languages/*/lesson_texts.toml"):
        texts.write_text(_MODEL.sub("", texts.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy(paths.citation(), place / "CITATION.cff")
    fonts = f"import os; os.environ['MPLCONFIGDIR'] = {str(place / 'fonts')!r}; import matplotlib.font_manager"
    subprocess.run([sys.executable, "-c", fonts], check=False, capture_output=True, timeout=120)  # noqa: S603 - our own
    return place


def folders(place: Path) -> list[str]:
    """What a student's process may read: the installation, the copy, and the data that it points to."""
    real = [one.resolve() for one in paths.data().iterdir() if one.name not in _HIDDEN]
    system = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/opt", "/dev/urandom", "/sys/devices/system/cpu")
    return [sys.prefix, sys.base_prefix, *system, str(place), *map(str, real)]


def _left_out(folder: str, names: list[str]) -> set[str]:
    here = Path(folder)
    key = set(_KEY) if here.name == "lessons" and here.parent == _PACKAGE else set()
    cached = {name for name in names if name.startswith("_registry.") and name.endswith(".pyc")}
    return {name for name in names if name in key | {"_data"}} | cached
