"""Lesson 8, your own resolution: the invented text is read here line by line, not by the tables that are shown."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.lessons import _kinds as kinds
from toolkit.lessons._answers import Odd
from toolkit.lessons._samples import sample
from toolkit.model import Resolution

_NUMBERED = re.compile(r"^(\d+)(?:\.| -) (.+)$", re.MULTILINE)
#: Endings by which a line of words is the name of a file.
_ENDINGS = frozenset({".docx", ".htm", ".html", ".md", ".pdf", ".txt", ".xml"})
_YEAR = re.compile(r"\b20\d\d\b")


@cache
def _read(name: str, language: str) -> Resolution:
    from toolkit import library

    return library.loads(sample(name, language), name="my-resolution.txt")


def _resolution() -> Resolution:
    return _read("own", languages.current())


def _numbered() -> list[str]:
    """The lines that begin with a number and go on in words."""
    return [match[2] for match in _NUMBERED.finditer(sample("own"))]


def _preambular() -> list[str]:
    """The lines between the Assembly's name and the first number that end in a comma; the name itself is none."""
    before = sample("own").split(f" {_numbered()[0]}")[0].splitlines()
    return [line for line in before if line.endswith((",", "،"))][1:]


def _parts() -> dict[str, int]:
    return {"preamble": len(_preambular()), "operative": len(_numbered())}


def _parts_turned() -> dict[str, int]:
    return dict(zip(_parts(), reversed(_parts().values()), strict=True))


def _verbs() -> list[str]:
    from toolkit.facts import acts

    leads = [acts.lead(line, languages.current(), "operative") for line in _numbered()]
    return [lead.verb for lead in leads if lead]


def _asked(*places: str) -> list[str]:
    from toolkit.facts import addressees

    found = (one for one in addressees.find(_resolution()) if not places or one.paragraph_id in places)
    return sorted({one.addressee for one in found})


def _deadline() -> int:
    return int(_YEAR.findall(_numbered()[1])[-1])


def _adopted() -> int:
    return int(_YEAR.findall(sample("own"))[0])


def _first_word() -> str:
    return _numbered()[-1].split()[0]


def _misplaced() -> str:
    """What stands at the beginning of the file, where the word's place in its paragraph was looked up in it."""
    return sample("own")[: len(_first_word())]


def _found(answer: str | Path | Resolution) -> Resolution:
    """What a student gives: words, a file of any format (also by its name), or what was read."""
    from toolkit import library

    if isinstance(answer, Resolution):
        return answer
    if isinstance(answer, Path) or ("\n" not in answer and Path(answer).suffix in _ENDINGS):
        return library.load(answer)
    return library.loads(answer, name="my-resolution.txt")


def _own(answer: Any) -> str:
    if not isinstance(answer, (str, Path, Resolution)):
        raise Odd("text")
    if isinstance(answer, str) and answer.strip() == sample("own").strip():
        return "copied"
    try:
        found = _found(answer)
        acts = found.tables(["functions"])["functions"]
    except ToolkitError:
        return "unreadable"
    parts = [one.part for one in found.paragraphs]
    if parts.count("preamble") < 2:
        return "preamble"
    if "direction" not in set(acts["force"]):
        return "direction"
    return "operative" if parts.count("operative") < 3 else ""


def _keeping(*numbers: int) -> str:
    """The model answer with some of its operative paragraphs only, numbered anew."""
    text = sample("own-answer")
    for old in _NUMBERED.finditer(text):
        number = int(old[1])
        new = f"{numbers.index(number) + 1}{old[0].removeprefix(old[1])}" if number in numbers else ""
        text = text.replace(old[0], new)
    return text


def _reported(answer: Any) -> str:
    if not isinstance(answer, (str, Path)):
        raise Odd("page")
    page = Path(answer)
    if page.is_dir():
        return "folder"
    if not page.is_file() or page.suffix != ".html":
        return "missing"
    return _report_of(page)


def _report_of(page: Path) -> str:
    """What a page is a report of: the list of figures beside it says so, and the report knows its checksum."""
    for folder in (page.parent, page.parent.parent):
        if (folder / "figures.json").is_file() and (folder / "ro-crate-metadata.json").is_file():
            break
    else:
        return "stray"
    crate = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    sums = {one["sha256"] for one in crate["@graph"] if "sha256" in one}
    if hashlib.sha256(page.read_bytes()).hexdigest() not in sums:
        return "stray"
    source = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["source"]
    if source["symbol"] == "A/RES/78/132":
        return "shipped"
    return "lessons" if source["symbol"] == str(_resolution().symbol) else ""


@cache
def _report(language: str) -> Path:
    from toolkit.publish import report

    folder = Path(tempfile.mkdtemp())
    file = folder / "my-resolution.txt"
    file.write_text(sample("own-answer", language), encoding="utf-8")
    steps: list[str] = []
    return report.build_own(folder / "report", source=file, languages=[language], progress=steps.append)


def _page(symbol: str) -> Path:
    """A page that has beside it what a report on a resolution has; without a symbol, a page that has nothing."""
    page = Path(tempfile.mkdtemp()) / "index.html"
    page.write_text(symbol or "a page", encoding="utf-8")
    if symbol:
        graph = [{"sha256": hashlib.sha256(page.read_bytes()).hexdigest()}]
        (page.parent / "figures.json").write_text(json.dumps({"source": {"symbol": symbol}}), encoding="utf-8")
        (page.parent / "ro-crate-metadata.json").write_text(json.dumps({"@graph": graph}), encoding="utf-8")
    return page


def _lines() -> list[str]:
    return sample("own").splitlines()


def _longest() -> int:
    return max(map(len, _lines()))


EXERCISES = {
    "08-last-line": kinds.number(_longest, mistakes={"lines": lambda: len(_lines())}),
    "08-parts": kinds.pairs(_parts, mistakes={"turned": _parts_turned}),
    "08-verbs": kinds.ordered(_verbs, column="verb"),
    "08-asked": kinds.names(lambda: _asked("O03"), column="addressee", mistakes={"everybody": _asked}),
    "08-deadline": kinds.number(_deadline, mistakes={"adopted": _adopted}),
    "08-back": kinds.label(_first_word, mistakes={"misplaced": _misplaced}),
    "08-own": kinds.judged(
        _own,
        sample=lambda: sample("own-answer"),
        mistakes={
            "copied": lambda: sample("own"),
            "unreadable": lambda: sample("letter"),
            "preamble": lambda: sample("kin-before"),
            "direction": lambda: _keeping(1, 2),
            "operative": lambda: _keeping(3, 4),
        },
    ),
    "08-report": kinds.judged(
        _reported,
        sample=lambda: _report(languages.current()),
        mistakes={
            "folder": tempfile.gettempdir,
            "missing": lambda: "no-such-page.html",
            "stray": lambda: _page(""),
            "shipped": lambda: _page("A/RES/78/132"),
            "lessons": lambda: _page(str(_resolution().symbol)),
        },
    ),
}
