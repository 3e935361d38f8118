"""Language data against its schema: shipped files hold it, broken ones are named with their line."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

import toolkit as tk
from toolkit import _language_schema, languages, paths
from toolkit.errors import DataError

FOLDER = paths.data("languages")
FILES = sorted(FOLDER.glob("*/*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_files_hold_what_the_schema_says(path: Path) -> None:
    """And nothing else: a key that is used nowhere is a slip; a new one is entered in data/languages/schema.toml."""
    assert path.stem in languages.schema()
    data = languages.load(path.parent.name, path.stem)
    assert _language_schema.unknown(data, languages.schema()[path.stem]) == []


def test_every_topic_has_a_file() -> None:
    assert set(languages.schema()) == {path.stem for path in FILES}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of languages of one's own, with the English acts as the language ``xx``."""
    own = tmp_path / "languages"
    (own / "xx").mkdir(parents=True)
    shutil.copy(FOLDER / "en" / "acts.toml", own / "xx" / "acts.toml")
    shutil.copy(FOLDER / "schema.toml", own / "schema.toml")
    monkeypatch.setattr(paths, "data", tmp_path.joinpath)
    languages._read.cache_clear()
    return own / "xx"


def broken(folder: Path, old: str, new: str) -> tuple[str, int]:
    """What is said of the acts once some words of the file are others, and the line of the change."""
    path = folder / "acts.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        languages.load("xx", "acts")
    return str(caught.value), text[: text.index(old)].count("\n") + 1


def test_a_table_that_is_missing(folder: Path) -> None:
    """It was ``KeyError: 'boundary'``."""
    said, _ = broken(folder, "[boundary]", "[bounds]")
    assert "acts.toml" in said
    assert "lacks 'boundary' (a table)" in said
    assert "data/languages/README.md" in said


def test_a_key_that_is_missing_is_named_with_the_line_of_its_table(folder: Path) -> None:
    said, line = broken(folder, "\npronouns = ", "\nprnouns = ")
    header = folder.joinpath("acts.toml").read_text(encoding="utf-8").splitlines().index("[boundary]") + 1
    assert "lacks 'boundary.pronouns' (a list of words)" in said
    assert f"line {header}:" in said or f"line {header}" in said
    assert line >= header


def test_a_value_of_another_kind_is_named_with_its_line(folder: Path) -> None:
    said, line = broken(folder, "\npronouns = ", "\npronouns = 7 #")
    assert "'boundary.pronouns' is not a list of words" in said
    assert f"line {line + 1}" in said


def test_a_verb_without_its_force(folder: Path) -> None:
    """Below a key that is the language's own word, too."""
    text = folder.joinpath("acts.toml").read_text(encoding="utf-8")
    verb = next(iter(tomllib.loads(text)["verbs"]))
    at = text.index("[verbs")
    head, tail = text[:at], text[at:]
    folder.joinpath("acts.toml").write_text(head + tail.replace("force =", "fource =", 1), encoding="utf-8")
    with pytest.raises(DataError, match=rf"lacks 'verbs.{verb}.force' \(text in quotation marks\)"):
        languages.load("xx", "acts")


def test_what_may_be_left_out_may_be_left_out(folder: Path) -> None:
    path = folder / "acts.toml"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("relatives")]
    path.write_text("\n".join(kept), encoding="utf-8")
    assert "relatives" not in languages.load("xx", "acts")["boundary"]


def test_a_key_that_the_schema_does_not_know_is_found() -> None:
    data = {"kinds": {"preamble": [], "preambel": []}, "verbs": {"recall": {"force": "background", "tense": "past"}}}
    assert _language_schema.unknown(data, languages.schema()["acts"]) == ["kinds.preambel", "verbs.recall.tense"]


class TestEditions:
    """Languages in which things are published are found by looking."""

    def test_english_first(self) -> None:
        assert languages.editions("report") == ("en", "ar")
        assert languages.editions("lessons") == ("en", "ar")

    def test_a_second_edition_is_a_folder(self, folder: Path) -> None:
        """Nothing is entered in code."""
        for code in ("en", "xx", "fa"):
            (folder.parent / code).mkdir(exist_ok=True)
            (folder.parent / code / "report.toml").touch()
        assert languages.editions("report") == ("en", "fa", "xx")

    def test_commands_offer_them(self) -> None:
        from toolkit import cli

        assert cli.main(["lessons", "--lang", "xx"]) == 2
        assert tk.publish.report.languages_of("both") == languages.editions("report")
