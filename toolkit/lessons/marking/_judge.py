"""Run in a process of its own: the answers of one hand-in, judged by the exercises themselves.

The answers come as plain data (`_cells.plain`). A path must lie in the hand-in's own folder, or it is not opened. The
model text of an exercise is no answer of one's own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.lessons import _registry as registry

__all__ = ["judged", "rebuilt"]


def rebuilt(data: Any, folder: Path) -> Any:
    """An answer made of its data again.

    Examples
    --------
    >>> from pathlib import Path
    >>> rebuilt({"list": [{"text": "O30"}, {"number": 3}]}, Path("."))
    ['O30', 3]
    """
    import pandas as pd

    kind, value = next(iter(data.items()))
    if kind == "empty":
        return None
    if kind in {"bool", "text", "number"}:
        return value
    if kind == "path":
        return _inside(Path(value), folder)
    if kind == "list":
        return [rebuilt(one, folder) for one in value]
    if kind in {"pairs", "column"}:
        pairs = [(rebuilt(key, folder), rebuilt(one, folder)) for key, one in value]
        if kind == "pairs":
            return {key: one for key, one in pairs if isinstance(key, (str, int, float, bool))}
        return pd.Series([one for _, one in pairs], index=[key for key, _ in pairs], dtype=None if pairs else object)
    return pd.DataFrame({"table": [1]}) if kind == "table" else object()


def judged(exercise: str, data: Any, folder: Path) -> str:
    """What an answer is: ``right``, ``wrong``, ``empty`` or ``odd``."""
    found = registry.find(exercise)
    if found is None:
        return "not run"
    try:
        answer = rebuilt(data, folder)
    except Exception:  # noqa: BLE001 - the hand-in's process may have told anything
        return "odd"
    state = found.judge(answer).state
    return "wrong" if state == "right" and found.kind == "judged" and _is_the_model(exercise, answer) else state


def _is_the_model(exercise: str, answer: Any) -> bool:
    """Whether the text that the lesson has as its model was handed in."""
    from toolkit.lessons._samples import sample

    if exercise != "08-own" or not isinstance(answer, str):
        return False
    return answer.split() in [sample("own-answer", code).split() for code in languages.editions("lessons")]


def _inside(path: Path, folder: Path) -> Path | None:
    place = (folder / path).resolve()
    return place if place.is_relative_to(folder.resolve()) else None


def main() -> None:
    """Read answers from standard input, write results to standard output."""
    asked = json.load(sys.stdin)
    if asked["language"] in languages.editions("lessons"):
        languages.use(asked["language"])
    results = {name: judged(name, data, Path(asked["folder"])) for name, data in asked["answers"].items()}
    sys.stdout.write("\n" + json.dumps(results))


if __name__ == "__main__":
    main()
