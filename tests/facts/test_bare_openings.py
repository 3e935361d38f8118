"""The opening whose Arabic leaves its meaning open: with a direct object it renders four English verbs.

`tests/data/bare_openings.csv` lists the openings of sessions 74 to 80 as read, with the verb of the English text.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

import toolkit

ROWS = list(csv.DictReader((Path(__file__).parents[1] / "data" / "bare_openings.csv").read_text("utf-8").splitlines()))
#: The word alone, as four letters or with its vowel signs: not the five letters of "decides".
WORD = "تقر"


def test_what_the_notebook_says_of_it() -> None:
    """Notebook 09: elsewhere endorses or approves, once concurs; acknowledges only in this paragraph's own line."""
    assert Counter(row["english"] for row in ROWS) == {"endorse": 24, "approve": 6, "acknowledge": 5, "concur": 1}
    own = [(row["symbol"], row["paragraph"]) for row in ROWS if row["english"] == "acknowledge"]
    assert own == [("74/197", "O23"), ("75/202", "O23"), ("76/189", "O23"), ("77/150", "O26"), ("78/132", "O30")]


@pytest.mark.parametrize("session", range(74, 81))
def test_the_texts_have_these_words(shared: Path, tmp_path: Path, session: int) -> None:
    """In the United Nations' files: the Arabic opens with the word and no preposition, the English with the verb."""
    with zipfile.ZipFile(shared / "corpus" / f"GA_{session}.zip") as archive:
        for row in [one for one in ROWS if one["symbol"].startswith(f"{session}/")]:
            arabic, english = (_text(archive, row, language, tmp_path) for language in ("Arabic", "English"))
            # the word, then its object: the word and a name; not the word and "in this regard", nor a preposition
            assert re.match(rf"{WORD}(?:، وفقا|,? (?!ب|في |مع ))", arabic), (row, arabic[:40])
            assert english.casefold().startswith(row["english"]), (row, english[:40])


def _text(archive: zipfile.ZipFile, row: dict[str, str], language: str, folder: Path) -> str:
    """A paragraph of a file, without vowel signs."""
    base, _, part = row["symbol"].replace("/", "_").partition(" ")
    # the file of one symbol: A_RES_74_4-1927A.xml or 74_4_A.xml of 74/4; not A_RES_74_42-1927A.xml
    named = re.compile(rf"{language}/(?:A_RES_)?{base}{f'[ _]{part}' if part else ''}(?:[-_]\w+)?\.xml")
    (file,) = [one for one in archive.namelist() if named.fullmatch(one)]
    path = folder / Path(file).name
    path.write_bytes(archive.read(file))
    text = toolkit.load(path).passage(row["paragraph"]).text.string
    return re.sub(r"[\u064b-\u0652\u0640]", "", text).strip()
