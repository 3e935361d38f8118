"""Every "notebook NN" and every link to a notebook, in both languages, names one that there is."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("[0-9][0-9]-*.ipynb"))
NAMES = {path.stem for path in NOTEBOOKS}
NUMBERS = {path.stem[:2] for path in NOTEBOOKS if path.parent.name == "notebooks"}
#: A name of a notebook: `09-the-forums-mandate`; not 90-57, nor 2025-12-15.
NAME = re.compile(r"(?<![\w-])(\d\d-[a-z][a-z-]+[a-z])")
#: "notebook 09", "notebooks 07 to 11"; not "9 notebooks".
NUMBER = re.compile(r"(?:[Nn]otebooks?|الدفت(?:ر|ران|رين|اتر)|دفت(?:ر|اتر)) (\d\d)(?: (?:to|and|إلى|و) (\d\d))?")


def _prose() -> dict[str, str]:
    found = {"README.md": (ROOT / "README.md").read_text("utf-8")}
    for path in NOTEBOOKS:
        cells = nbformat.read(path, as_version=4).cells
        found[path.name] = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    for path in sorted((ROOT / "data" / "editions" / "ar").rglob("*.md")):
        found[f"ar/{path.name}"] = path.read_text("utf-8")
    return found


def test_each_names_a_notebook() -> None:
    wrong = []
    for place, words in _prose().items():
        wrong += [(place, name) for name in NAME.findall(words) if name not in NAMES and f"{name}.ipynb" in words]
        wrong += [(place, one) for pair in NUMBER.findall(words) for one in pair if one and one not in NUMBERS]
    assert not wrong


@pytest.mark.parametrize(
    ("number", "topic"),
    [("05", "measure|quality|librarians|how often"), ("09", "Forum|permanent|mandate"), ("08", "women|gender|grown")],
)
def test_a_number_stands_beside_its_topic(number: str, topic: str) -> None:
    """Where the notebooks 14 and 07 send a reader, the sentence speaks of what that notebook is about."""
    sentences = [
        one
        for place in ("14-the-whole-assembly.ipynb", "07-digital-divides.ipynb", "12-trust.ipynb")
        for one in re.split(r"(?<=[.;:])\s", _prose()[place])
        if re.search(rf"notebook {number}\b", one)
    ]
    assert all(re.search(topic, one, re.IGNORECASE) for one in sentences)


def test_a_wrong_reference_is_seen() -> None:
    assert NUMBER.findall("see notebook 42 and notebooks 07 to 11; 9 notebooks") == [("42", ""), ("07", "11")]
    assert NAME.findall("[x](17-nothing-here.ipynb), 90/57, 2025-12-15") == ["17-nothing-here"]
