"""Codebooks and lexicons as data: the shipped ones hold, broken ones are refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import themes
from toolkit.errors import DataError
from toolkit.themes import load_codebook

THEME = '[[theme]]\nid = "{id}"\nlabel.en = "L"\ndefinition.en = "D"\n'


def write(
    folder: Path, *, codebook: str = THEME.format(id="water"), lexicon: str | None = None, names: str | None = None
) -> Path:
    path = folder / "mine.toml"
    path.write_text(codebook, encoding="utf-8")
    for name, text in (("lexicon", lexicon), ("names", names)):
        if text is not None:
            (folder / name).mkdir()
            (folder / name / "en.toml").write_text(text, encoding="utf-8")
    return path


def test_shipped() -> None:
    """25 themes, with labels and definitions in English and Arabic; every language's lexicon loads."""
    codebook = themes.load_codebook()
    assert len(codebook.ids) == 25
    assert codebook["igf"].implies == ("internet_governance",)
    for theme in codebook:
        assert {"en", "ar"} <= set(theme.label)
        assert {"en", "ar"} <= set(theme.definition)
    assert {"ar", "en", "fr"} <= set(codebook.languages)
    for language in codebook.languages:
        lexicon = codebook.lexicon(language)
        assert {rule.theme for rule in lexicon.rules} | {t for g in lexicon.groups for t in g.themes} == set(
            codebook.ids
        )


def test_what_a_reader_is_told_stands_in_both_languages() -> None:
    """Rules and notes: as many entries in Arabic as in English, none of them the English one."""
    codebook = themes.load_codebook()
    assert len(codebook.rules) == 9
    for texts in codebook.rules.values():
        assert set(texts) == {"en", "ar"}
        assert texts["ar"] != texts["en"]
    noted = 0
    for theme in codebook:
        for notes in (theme.includes, theme.excludes, theme.instruments):
            if notes:
                noted += 1
                assert len(notes["en"]) == len(notes["ar"])
                assert not set(notes["en"]) & set(notes["ar"])
    assert noted == 9 + 14  # excludes and instruments; nothing is listed as included


def test_a_note_without_a_language_is_english(tmp_path: Path) -> None:
    notes = 'excludes = ["ice"]\nincludes.fr = "pluie"\n[[rule]]\nnumber = 1\ntext = "Words count."\n'
    codebook = themes.load_codebook(write(tmp_path, codebook=THEME.format(id="water") + notes))
    assert codebook["water"].excludes == {"en": ("ice",)}
    assert codebook["water"].includes == {"fr": ("pluie",)}
    assert codebook.rules == {1: {"en": "Words count."}}


def test_own_codebook(tmp_path: Path) -> None:
    """A codebook may be one file that carries its patterns."""
    path = write(tmp_path, codebook=THEME.format(id="water") + 'phrases.en = ["water[s]"]\n')
    codebook = themes.load_codebook(path)
    tags = themes.tag("Waters of the sea", language="en", codebook=codebook)
    assert [(t.theme, t.evidence) for t in tags] == [("water", "Waters")]
    assert codebook.label("water", "ar") == "L"


@pytest.mark.parametrize(
    ("codebook", "line", "words"),
    [
        (THEME.format(id="a") + THEME.format(id="b") + THEME.format(id="a"), 10, "given twice"),
        (THEME.format(id="a") + 'implies = ["zz"]\n', 5, "unknown theme 'zz'"),
        (THEME.format(id="A B"), 2, "lower-case"),
        ('[[theme]]\nid = "a"\nlabel.en = "L"\n', 1, "definition"),
        (THEME.format(id="a") + 'colour = "red"\n', 5, "no field 'colour'"),
        (THEME.format(id="a") + "excludes.ar = [1]\n", 5, "'excludes' must be a list of non-empty strings"),
        (THEME.format(id="a") + "[[rule]]\nnumber = 1\ntext.ar = 2\n", 7, "'text' is missing or is no text"),
        (THEME.format(id="a") + "[[rule]]\nnumber = 1\n", 5, "'text' is missing or is no text"),
        (THEME.format(id="a") + "phrases.en = []\n", 5, "phrases.en has no words"),
        (THEME.format(id="a") + 'phrases.en = ["b", ""]\n', 5, "'en' must be a list of non-empty strings"),
        ("title = 'x'\n", 1, "at least one"),
        ('title = "x\n', 1, "line 1"),
    ],
)
def test_broken_codebook(tmp_path: Path, codebook: str, line: int, words: str) -> None:
    """A codebook that breaks the schema is refused with file and line."""
    path = write(tmp_path, codebook=codebook)
    with pytest.raises(DataError, match=words) as error:
        themes.load_codebook(path)
    assert f"mine.toml, line {line}" in str(error.value)


HEAD = 'language = "en"\n'


@pytest.mark.parametrize(
    ("lexicon", "names", "line", "words"),
    [
        (HEAD + "[theme.fire]\nphrases = ['x']\n", None, 2, "unknown theme 'fire'"),
        (HEAD + '[theme.water]\nphrases = [\n  "good",\n  "(bad",\n]\n', None, 5, "broken pattern"),
        (HEAD + '[theme.water]\nphrases = ["@none"]\n', None, 3, "unknown set"),
        (HEAD + "[theme.water]\nphrases = [1]\n", None, 3, "non-empty strings"),
        (HEAD + '[theme.water]\n[[theme.water.rules]]\nname = "r"\n', None, 3, "needs 'find'"),
        (
            HEAD + '[theme.water]\n[[theme.water.rules]]\nname = "r"\nfind = ["a"]\nwithin = -1\n',
            None,
            6,
            "whole number",
        ),
        (
            HEAD + '[theme.water]\n[[theme.water.rules]]\nname = "r"\nfind = ["a"]\nnearby = ["b"]\n',
            None,
            6,
            "no field",
        ),
        (HEAD + '[theme.water]\n[[theme.water.rules]]\nname = "r"\nfind = ["a"]\npart = "x"\n', None, 6, "preamble or"),
        (HEAD + "[theme.water]\n[theme.water]\n", None, 3, "line 3"),
        ('language = "fr"\n', None, 1, "named for"),
        (HEAD, '[[names]]\nkind = "body"\nthemes = ["fire"]\nforms = ["X"]\n', 3, "unknown theme"),
        (HEAD, '[[names]]\nkind = "body"\nforms = [\n  "X]"]\n', 4, "broken pattern"),
    ],
)
def test_broken_lexicon(tmp_path: Path, lexicon: str, names: str | None, line: int, words: str) -> None:
    """A lexicon or a list of names that breaks the schema is refused with file and line."""
    codebook = themes.load_codebook(write(tmp_path, lexicon=lexicon, names=names))
    with pytest.raises(DataError, match=words) as error:
        codebook.lexicon("en")
    assert f"en.toml, line {line}" in str(error.value)


@pytest.mark.parametrize("pattern", ["pump(s", "pump[s", "pump]s"])
def test_broken_inline(tmp_path: Path, pattern: str) -> None:
    """A broken pattern in a codebook itself is refused with its file and line; whole ones beside it are not."""
    good = THEME.format(id="water") + 'phrases.en = ["pump[s]"]\n'
    broken = good + THEME.format(id="fire") + f'phrases.en = ["{pattern}"]\n'
    codebook = themes.load_codebook(write(tmp_path, codebook=broken))
    with pytest.raises(DataError, match="broken pattern") as error:
        codebook.lexicon("en")
    assert "mine.toml, line 10" in str(error.value)
    assert "mend the pattern" in str(error.value)
    (tmp_path / "other").mkdir()
    assert themes.load_codebook(write(tmp_path / "other", codebook=good)).lexicon("en").rules


def test_a_mark_before_the_text(tmp_path: Path) -> None:
    """Some editors write a byte order mark: it is no letter of the file."""
    path = write(tmp_path, codebook=THEME.format(id="water") + 'phrases.en = ["pump"]\n')
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert themes.load_codebook(path).ids == ("water",)


def test_missing(tmp_path: Path) -> None:
    """A missing file, a folder, other bytes and a missing language say so, in words and with a remedy."""
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    for name, why in (("none.toml", "there is no such file"), ("", "it is a folder"), ("bytes.toml", "not UTF-8")):
        with pytest.raises(DataError, match=f"cannot be read: .*{why}") as error:
            themes.load_codebook(tmp_path / name)
        assert "Errno" not in str(error.value)
        assert error.value.remedy
    with pytest.raises(DataError, match="no lexicon for language 'zz'"):
        themes.load_codebook().lexicon("zz")


def test_a_refused_find_implies_nothing(tmp_path: Path) -> None:
    """A theme implies another with its evidence only where its own find counts."""
    book = tmp_path / "book.toml"
    book.write_text(
        """
[[theme]]
id = "rain"
label.en = "Rain"
definition.en = "Rain"
implies = ["weather"]

[[theme]]
id = "weather"
label.en = "Weather"
definition.en = "Weather"
""",
        encoding="utf-8",
    )
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "en.toml").write_text(
        'language = "en"\n[theme.rain]\nphrases = ["rain"]\nexcept = ["rain forest"]\n', encoding="utf-8"
    )
    codebook = load_codebook(book)
    found = themes.explain("The rain falls.", "en", codebook=codebook)
    assert {one.theme for one in found.kept} == {"rain", "weather"}
    hidden = themes.explain("The rain forest stands.", "en", codebook=codebook)
    assert hidden.kept == ()
    assert {one.theme for one in hidden.refused} == {"rain"}
