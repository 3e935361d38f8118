"""Real resolutions set as Word files and web pages, as they are or saved anew by LibreOffice, and read back."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import setting

from toolkit.sources import docx, html
from toolkit.sources._layout import Layout

#: Every how many resolutions of the session are set.
ONE_IN = 60
#: What a reader must get right of paragraphs and of notes.
RIGHT = 0.99
FILTERS = {"docx": "docx", "html": "html", "xhtml": "html:XHTML Writer File"}


@pytest.fixture(scope="module")
def sets(shared: Path) -> dict[str, setting.Set]:
    """Some English and Arabic resolutions."""
    found = {}
    with zipfile.ZipFile(shared / "corpus" / "GA_78.zip") as archive:
        for language in ("English", "Arabic"):
            names = sorted(name for name in archive.namelist() if name.startswith(language) and name.endswith(".xml"))
            for name in names[::ONE_IN]:
                found[Path(name).stem] = setting.taken(archive.read(name))
    assert len(found) >= 10
    return found


def key(line: tuple[str, str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """A paragraph as it is compared; "3 -" and "3." are one number, since a list of HTML has one way to print it."""
    number, words, markers = line
    return re.sub(r"^(\d+)\s?[.\-–—]\s*", r"\1. ", setting.bare(f"{number} {words}")), markers


def compare(sets: dict[str, setting.Set], layouts: dict[str, Layout]) -> None:
    """Paragraphs with their numbers and markers, and notes: how many of them are read as they were set."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for name, found in sets.items():
        lines, some = setting.wanted(found)
        read, read_notes = setting.shown(layouts[name])
        whole["paragraphs"] += len(lines)
        right["paragraphs"] += sum((Counter(map(key, lines)) & Counter(map(key, read))).values())
        whole["notes"] += len(some)
        right["notes"] += sum((Counter(some) & Counter(read_notes)).values())
        assert len(read) == len(lines), name
    assert whole["paragraphs"] > 300
    assert whole["notes"] > 50
    for kind in whole:
        assert right[kind] >= RIGHT * whole[kind], (kind, right[kind], whole[kind])


@pytest.mark.shared
@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
def test_word_files_are_read_as_they_were_set(sets: dict[str, setting.Set], *, automatic: bool) -> None:
    files = {name: setting.as_docx(found, automatic=automatic) for name, found in sets.items()}
    compare(sets, {name: docx.seen(content, name=name) for name, content in files.items()})


@pytest.mark.shared
def test_web_pages_are_read_as_they_were_set(sets: dict[str, setting.Set]) -> None:
    files = {name: setting.as_html(found).encode() for name, found in sets.items()}
    compare(sets, {name: html.seen(content, name=name) for name, content in files.items()})


@pytest.mark.heavy
@pytest.mark.shared
@pytest.mark.parametrize("kind", FILTERS)
def test_libreoffice_saves_them_anew(sets: dict[str, setting.Set], kind: str, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice) to save files anew")
    for name, found in sets.items():
        (tmp_path / f"{name}.docx").write_bytes(setting.as_docx(found, automatic=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(str(path) for path in tmp_path.glob("*.docx"))
    out = tmp_path / "out"
    command = [program, profile, "--headless", "--convert-to", FILTERS[kind], "--outdir", str(out), *files]
    subprocess.run(command, capture_output=True, timeout=600, check=True)
    suffix, reader = (".docx", docx) if kind == "docx" else (".html", html)
    compare(sets, {name: reader.seen((out / f"{name}{suffix}").read_bytes(), name=name) for name in sets})
