"""Marking: what students hand in is run again, each in a process of its own, and their answers are judged.

Marking does not stop and loses nobody: there is a row for every file, whatever is in it. What counts is the answer that
a name holds where the lesson's check stands, judged outside of the student's process by the lesson's own exercises.
So a printed "right", a changed check cell or a replaced ``check`` earns nothing.

What a process alone cannot prevent is said in the teacher's guide, with the line that runs this in a container.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.errors import ToolkitError
from toolkit.lessons import _registry as registry
from toolkit.lessons.marking import _lesson as lesson
from toolkit.lessons.marking import _shield as shield
from toolkit.lessons.marking._page import write
from toolkit.lessons.marking._process import Limits, Ran, run

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "Limits", "marks", "totals", "write"]

#: A row's columns: ``state`` is of the file, ``result`` of the exercise.
COLUMNS: Final = ("student", "notebook", "lesson", "exercise", "result", "state", "note")
_LESSONS: Final = Path("notebooks/lessons")
_JUDGING: Final = 180
_SETUP: Final = re.compile(r"""setup\(\s*["']([a-z]{2,3})["']""")
#: Words by which code that looks for the key gives itself away. Matches `_registry.find("03-kappa")`; not `register`.
_KEY: Final = re.compile(r"\b_registry\b|lessons[./]exercises|\bexpected\(\)|own-answer|TEACHERS\.md")
_SUSPECT: Final = "looks for the key"
#: What systems leave beside files: no hand-ins.
_LITTER: Final = frozenset({".ipynb_checkpoints", "__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__"})


@dataclass(frozen=True)
class _Row:
    student: str
    notebook: str
    lesson: str
    exercise: str
    result: str
    state: str
    note: str = ""


def marks(
    folder: Path,
    *,
    lessons: Path = _LESSONS,
    limits: Limits | None = None,
    progress: Callable[[str], None] | None = None,
) -> pd.DataFrame:
    """Run and judge what was handed in.

    Parameters
    ----------
    folder
        A folder with what students handed in, in folders of their own or not; or one file.
    lessons
        Where the lessons' sources are.
    limits
        What one hand-in may take.
    progress
        Called with a line of text for each file.

    Returns
    -------
    pandas.DataFrame
        ``student, notebook, lesson, exercise, result, state, note``: a row for each exercise of the lesson that a file
        is of; one row, without an exercise, for a file that is of none. ``result`` is *right*, *wrong*, *empty*, *odd*
        or *not run*; ``state`` says how the file ended: *run*, *error in cell 3* (the others were run), *stopped in
        cell 3*, *timed out*, *too much output*, *too much memory*, *too many processes*, *unreadable*, *too large*,
        *no checks*, *not a notebook*.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is nothing there, or no lessons.
    """
    import pandas as pd

    paths = [folder] if folder.is_file() else sorted(path for path in _files(folder))
    if not paths:
        raise ToolkitError("has no files", file=folder, remedy="name the folder with what students handed in")
    every = lesson.checks(lessons)
    if not every:
        raise ToolkitError("has no lessons", file=lessons, remedy="run it in the project's folder")
    rows: list[_Row] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        fence = shield.raised(Path(place).resolve() / "shield")
        for path in paths:
            name = path.relative_to(folder).as_posix() if folder.is_dir() else path.name
            if progress:
                progress(f"marking {name}")
            rows += _rows(path, name, fence, every, limits or Limits())
    return pd.DataFrame([asdict(row) for row in rows], columns=list(COLUMNS))


def totals(rows: pd.DataFrame) -> pd.DataFrame:
    """A row a student: how many exercises are right, of how many; of two files of a lesson the better counts.

    Parameters
    ----------
    rows
        From `marks`.

    Returns
    -------
    pandas.DataFrame
        ``student, lessons, right, of, files, trouble``: ``trouble`` counts files to
        look at: those that did not run to their end, and those whose code looks for the key.

    Examples
    --------
    >>> import pandas as pd
    >>> from toolkit.lessons import marking
    >>> lines = [("Ada", "a", "01", "01-symbol", "right", "run", ""), ("Bo", "b", "", "", "", "unreadable", "")]
    >>> marking.totals(pd.DataFrame(lines, columns=marking.COLUMNS)).to_dict("records")[1]
    {'student': 'Bo', 'lessons': 0, 'right': 0, 'of': 0, 'files': 1, 'trouble': 1}
    """
    import pandas as pd

    made = []
    for student, own in rows.groupby("student", sort=True):
        right = of = count = 0
        for _, of_lesson in own[own["lesson"] != ""].groupby("lesson"):
            scores = of_lesson.groupby("notebook")["result"].agg(lambda results: int((results == "right").sum()))
            asked = of_lesson.groupby("notebook").size().max()
            right, of, count = right + int(scores.max()), of + int(asked), count + 1
        files = own.drop_duplicates("notebook")
        trouble = int(((files["state"] != "run") | files["note"].str.contains(_SUSPECT, regex=False)).sum())
        made.append((str(student), count, right, of, len(files), trouble))
    return pd.DataFrame(made, columns=["student", "lessons", "right", "of", "files", "trouble"])


def _files(folder: Path) -> Iterator[Path]:
    """Every file of a folder but what systems leave there; a link is a file too, and is not followed."""
    for path in folder.iterdir():
        if path.name in _LITTER or path.name.startswith("._"):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _student(name: str) -> str:
    """Whose a file is: of the folder that it lies in, else its name without what is the lesson's."""
    first, _, rest = name.partition("/")
    if rest:
        return first
    stem = first.rsplit(".", 1)[0]
    return re.sub(r"[-_. ]*\d\d-[a-z][a-z-]+[-_. ]*", "", stem) or stem


def _rows(path: Path, name: str, fence: Path, every: dict[str, tuple[lesson.Check, ...]], limits: Limits) -> list[_Row]:
    whose = _student(name)
    if path.suffix.lower() != ".ipynb" and not path.is_symlink():
        return [_Row(whose, name, "", "", "", "not a notebook")]
    try:
        found = lesson.read(path)
    except lesson.Unreadable as error:
        return [_Row(whose, name, "", "", "", str(error))]
    number = lesson.lesson_of(found, path.name, every)
    if not number:
        return [_Row(whose, name, "", "", "", "no checks")]
    try:
        return _marked(whose, name, number, found, fence, every[number], limits)
    except Exception as error:  # noqa: BLE001 - whatever a hand-in does, the others are marked
        return _unjudged(whose, name, number, "unreadable", type(error).__name__)


def _marked(
    whose: str,
    name: str,
    number: str,
    found: list[dict[str, str]],
    fence: Path,
    known: tuple[lesson.Check, ...],
    limits: Limits,
) -> list[_Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place).resolve()
        ran = run(lesson.cells(found, known), folder, fence, limits)
        results = _judged(ran, folder / "own", _language(found))
    note = _note(found, ran)
    return [
        _Row(whose, name, number, exercise, results.get(exercise, "not run"), _state(ran), note)
        for exercise in registry.every()
        if exercise.startswith(f"{number}-")
    ]


def _unjudged(whose: str, name: str, number: str, state: str, note: str) -> list[_Row]:
    of_lesson = (one for one in registry.every() if one.startswith(f"{number}-"))
    return [_Row(whose, name, number, exercise, "not run", state, note) for exercise in of_lesson]


def _judged(ran: Ran, own: Path, language: str) -> dict[str, str]:
    """Results by exercise, from a process that is given up when it takes too long."""
    asked = {"answers": ran.answers, "folder": str(own), "language": language}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by this Python
            [sys.executable, "-m", f"{__name__}._judge"],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            timeout=_JUDGING,
            check=True,
            cwd=Path(__file__).resolve().parents[3],
        )
        return dict(json.loads(done.stdout.splitlines()[-1]))
    except (subprocess.SubprocessError, ValueError, IndexError):
        return dict.fromkeys(ran.answers, "odd")


def _state(ran: Ran) -> str:
    if ran.state == "stopped":
        return f"stopped in cell {ran.cell}"
    if ran.state != "run":
        return ran.state
    if ran.late:
        return "timed out"
    return f"error in cell {ran.failed[0]}" if ran.failed else "run"


def _note(found: list[dict[str, str]], ran: Ran) -> str:
    """What whoever marks should look at."""
    seeks = any(_KEY.search(cell["source"]) for cell in found if cell["kind"] == "code")
    notes = [_SUSPECT] if seeks else []
    return "; ".join(notes + ([] if "files" in ran.walls else ["no wall around files"]))


def _language(found: list[dict[str, str]]) -> str:
    matches = [match[1] for cell in found if (match := _SETUP.search(cell["source"]))]
    return matches[0] if matches else "en"
