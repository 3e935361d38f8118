"""Editions in another language: complete, faithful to the English they were made from, and set in their direction."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from toolkit.errors import DataError, ToolkitError
from toolkit.publish.report import _prose, editions
from toolkit.text import is_arabic

ROOT = Path(__file__).resolve().parent.parent.parent
NOTEBOOKS = sorted(ROOT.glob("notebooks/**/*.ipynb"))


def notebook(*cells: tuple[str, str]) -> Any:
    """A notebook of ``(kind, source)`` cells, with ids counted from ``cell-01``."""
    made = nbformat.v4.new_notebook()
    for number, (kind, source) in enumerate(cells, 1):
        new = nbformat.v4.new_markdown_cell if kind == "markdown" else nbformat.v4.new_code_cell
        made.cells.append(new(source, id=f"cell-{number:02d}"))
    return made


def prose(folder: Path, made: Any, **words: str) -> Path:
    """A prose file with a block for each named cell (``cell_01="..."``)."""
    sources = {cell.id: cell.source for cell in made.cells}
    names = {name.replace("_", "-"): text for name, text in words.items()}
    file = folder / "00-trial.md"
    parts = [f"<!-- {name} {editions.digest(sources.get(name, ''))} -->\n{text}\n" for name, text in names.items()]
    file.write_text("\n".join(parts), encoding="utf-8")
    return file


#: Beginnings of headings, targets of links, and items of lists.
KEPT = (r"(?m)^#+ ", r"\]\(([^)]+)\)", r"(?m)^\d\. ", r"(?m)^- ")


@pytest.mark.parametrize("language", editions.available())
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestShipped:
    """Each notebook in each language."""

    def test_has_no_gap(self, path: Path, language: str) -> None:
        """`python scripts/editions.py` says the same, and what to do."""
        assert [str(gap) for gap in editions.gaps(nbformat.read(path, as_version=4), language, path)] == []

    def test_has_the_same_headings_links_numbers_and_code(self, path: Path, language: str) -> None:
        """What a translation must not change: levels of headings, targets of links, lists; code spans and figures.

        Lessons are told in their own words, so that only the first three are held against them.
        """
        told = path.parent.name == "lessons"
        known = editions.blocks(editions.prose_path(path, language))
        for cell in nbformat.read(path, as_version=4).cells:
            block = known.get(cell.id)
            if cell.cell_type == "markdown" and block and block.words:
                english = re.sub(r'<div dir="rtl".*?</div>', "", cell.source, flags=re.DOTALL)
                for pattern in KEPT if told else (*KEPT, r"`([^`]+)`"):
                    assert sorted(re.findall(pattern, block.words)) == sorted(re.findall(pattern, english)), cell.id
                assert told or figures(block.words) >= figures(english), cell.id

    def test_every_sentence_is_in_its_script(self, path: Path, language: str) -> None:
        """No cell was left in English: most letters are Arabic once code, addresses and quoted words are gone.

        A work that is cited in a list stands in its own language.
        """
        assert language == "ar"
        for block in editions.blocks(editions.prose_path(path, language)).values():
            words = re.sub(r"`[^`]*`|\]\([^)]*\)|\*[A-Za-z: ]+\*", "", block.words)
            lines = [line for line in words.splitlines() if not line.startswith("- ") or arabic(line) > 0.5]
            assert arabic("\n".join(lines)) >= 0.8, block.cell


def arabic(words: str) -> float:
    """The share of Arabic letters among the letters of a text; 1 where it has none."""
    letters = [letter for letter in words if letter.isalpha()]
    return sum(map(is_arabic, letters)) / len(letters) if letters else 1.0


def figures(text: str) -> set[str]:
    """Numbers of two digits or more, symbols of resolutions and years."""
    return set(re.findall(r"\d+(?:[./]\d+)+|\d{2,}", re.sub(r"`[^`]*`|\]\([^)]*\)", "", text)))


class TestTranslated:
    """What an edition is made of."""

    def test_prose_is_set_in_its_direction_and_the_title_is_found(self, tmp_path: Path) -> None:
        made = notebook(("markdown", "# Title\n\nWords."), ("code", "nb.setup()\nx = 1"))
        file = prose(tmp_path, made, cell_01="# عنوان\n\nكلمات.")
        cells = editions.translated(made, "ar", file).cells
        assert cells[0].source == '# عنوان\n\n<div dir="rtl" lang="ar">\n\nكلمات.\n\n</div>'
        assert cells[1].source == 'nb.setup("ar")\nx = 1'
        assert made.cells[1].source == "nb.setup()\nx = 1"

    def test_english_is_a_copy(self) -> None:
        made = notebook(("markdown", "# Title"), ("code", "x"))
        copy = editions.translated(made, "en", Path("00-trial.ipynb"))
        assert copy == made
        assert copy is not made

    def test_what_is_missing_stands_in_english_and_the_page_says_so(self, tmp_path: Path) -> None:
        made = notebook(("markdown", "# Title"), ("markdown", "Words."), ("code", "nb.setup()"))
        file = prose(tmp_path, made, cell_01="# عنوان")
        cells = editions.translated(made, "ar", file).cells
        assert cells[1].source == '<div dir="ltr" lang="en">\n\nWords.\n\n</div>'
        assert "لم تُترجم" in cells[0].source
        assert "1" in cells[0].source
        assert editions.missing(made, "ar", file) == ["cell-02"]

    def test_a_change_of_the_english_is_noticed(self, tmp_path: Path) -> None:
        made = notebook(("markdown", "# Title"), ("code", "nb.setup()"))
        file = prose(tmp_path, made, cell_01="# عنوان")
        assert editions.gaps(made, "ar", file) == []
        made.cells[0].source += "."
        assert editions.stale(made, "ar", file) == ["cell-01"]
        assert "تغيّر" in editions.translated(made, "ar", file).cells[0].source

    def test_cells_left_out(self, tmp_path: Path) -> None:
        """By their block, or because they stand in that language already; neither is a gap."""
        arabic = '<div dir="rtl" lang="ar">\n\nكلمات\n\n</div>'
        made = notebook(("markdown", "# Title"), ("markdown", "The same in Arabic."), ("markdown", arabic))
        file = prose(tmp_path, made, cell_01="# عنوان", cell_02="")
        file.write_text(
            file.read_text("utf-8").replace(
                f"{editions.digest(made.cells[1].source)} -->", f"{editions.digest(made.cells[1].source)} left out -->"
            ),
            encoding="utf-8",
        )
        assert editions.gaps(made, "ar", file) == []
        assert [cell.id for cell in editions.translated(made, "ar", file).cells] == ["cell-01"]

    @pytest.mark.parametrize(
        ("source", "stays"),
        [
            ('nb.show(chart(one, language="ar"))', False),
            ('nb.show(chart(two, language="ar"))', True),
            ("nb.show(chart(one))", True),
            ('x = chart(one, language="ar")', True),
        ],
    )
    def test_a_cell_that_shows_the_same_in_arabic_goes(self, tmp_path: Path, source: str, *, stays: bool) -> None:
        made = notebook(("code", "nb.setup()"), ("code", "one = 1\nnb.show(chart(one))"), ("code", source))
        cells = editions.translated(made, "ar", tmp_path / "00-trial.md").cells
        assert ("cell-03" in [cell.id for cell in cells]) is stays

    def test_a_cell_partly_in_arabic_needs_a_translation(self, tmp_path: Path) -> None:
        made = notebook(("markdown", '# Title\n<div dir="rtl" lang="ar">كلمات</div>'))
        assert editions.missing(made, "ar", tmp_path / "00-trial.md") == ["cell-01"]

    def test_a_block_without_a_cell_is_surplus(self, tmp_path: Path) -> None:
        made = notebook(("markdown", "# Title"))
        file = prose(tmp_path, made, cell_01="# عنوان", cell_09="كلمات")
        assert [(gap.cell, gap.problem, gap.line) for gap in editions.gaps(made, "ar", file)] == [
            ("cell-09", "surplus", 4)
        ]

    def test_a_notebook_without_set_up_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ToolkitError, match=r"00-trial.*no set-up.*nb\.setup\(\)"):
            editions.translated(notebook(("code", "x = 1")), "ar", tmp_path / "00-trial.ipynb")

    def test_a_language_that_cannot_be_shown_is_refused(self) -> None:
        with pytest.raises(ToolkitError, match=r"no edition in language 'xx' \(editions: en, ar\)"):
            editions.translated(notebook(), "xx", Path("00-trial.ipynb"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- cell-01 12 -->\nx", r"00-trial\.md, line 1: does not begin a block \(write it like"),
        ("words\n<!--cell-01 1a2b3c4d-->\nx", r"line 2: does not begin a block"),
        ("<!-- cell-01 1a2b3c4d -->\n<!-- cell-01 1a2b3c4d -->\n", r"line 2: a second block for cell-01 .*line 1"),
    ],
)
def test_a_bad_prose_file_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "00-trial.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        editions.blocks(file)


class TestWithoutRepeats:
    """Pictures that the English edition shows in two languages."""

    @staticmethod
    def executed(*cells: tuple[str, list[str]]) -> Any:
        """Code cells with the pictures they showed."""
        made = notebook(*(("code", source) for source, _ in cells))
        for cell, (_, pictures) in zip(made.cells, cells, strict=True):
            cell.outputs = [nbformat.v4.new_output("display_data", {"image/svg+xml": one}) for one in pictures]
        return made

    def test_a_cell_that_repeats_goes(self) -> None:
        slim = editions.without_repeats(self.executed(("show(a)", ["A"]), ("show(a2)", ["A"]), ("show(b)", ["B"])))
        assert [cell.source for cell in slim.cells] == ["show(a)", "show(b)"]

    def test_a_repeat_within_a_cell_goes(self) -> None:
        slim = editions.without_repeats(self.executed(("show(a, a2, b)", ["A", "A", "B"])))
        assert [output.data["image/svg+xml"] for output in slim.cells[0].outputs] == ["A", "B"]

    def test_a_cell_that_assigns_stays(self) -> None:
        slim = editions.without_repeats(self.executed(("show(a)", ["A"]), ("x = a2\nshow(x)", ["A"])))
        assert [len(cell.outputs) for cell in slim.cells] == [1, 0]

    def test_a_picture_shown_again_later_stays(self) -> None:
        slim = editions.without_repeats(self.executed(("show(a)", ["A"]), ("show(b)", ["B"]), ("show(a)", ["A"])))
        assert len(slim.cells) == 3

    def test_words_that_repeat_stay(self) -> None:
        made = notebook(("code", "x"), ("code", "y"))
        for cell in made.cells:
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": "<p>a</p>"})]
        assert [len(cell.outputs) for cell in editions.without_repeats(made).cells] == [1, 1]


class TestScript:
    """`scripts/editions.py` prints gaps and makes the blocks to be filled in."""

    def test_prints_the_gaps_and_fails(
        self, tmp_path: Path, script: Callable[..., int], capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "trials" / "00-trial.ipynb"
        path.parent.mkdir()
        path.write_text(nbformat.writes(notebook(("markdown", "# Title"))), encoding="utf-8")
        assert script("editions", path) == 1
        assert "00-trial.md: cell-01 is missing" in capsys.readouterr().out

    def test_what_is_no_notebook_is_one_line(
        self, tmp_path: Path, script: Callable[..., int], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert script("editions", tmp_path / "none.ipynb") == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    def test_writes_blocks_and_keeps_what_is_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: Callable[..., int]
    ) -> None:
        made = notebook(("markdown", "# Title"), ("markdown", "New."))
        file = prose(tmp_path, made, cell_01="# عنوان")
        for module in (editions, _prose):
            monkeypatch.setattr(module, "prose_path", lambda *_: file)
        made.cells[0].source = "# Another title"
        notebook_file = tmp_path / "00-trial.ipynb"
        notebook_file.write_text(nbformat.writes(made), encoding="utf-8")

        assert script("editions", notebook_file, "--write", "--accept") == 1

        found = editions.blocks(file)
        assert found["cell-01"].words == "# عنوان"
        assert found["cell-01"].digest == editions.digest("# Another title")
        assert found["cell-02"].words == ""
        assert "New." in file.read_text("utf-8")


@pytest.mark.heavy
@pytest.mark.parametrize(
    "path", [one for one in NOTEBOOKS if one.parent.name == "notebooks"], ids=lambda path: path.stem
)
def test_the_arabic_edition_runs(path: Path) -> None:
    """Invented texts, labels and defaults are Arabic there: what a notebook takes for granted may be absent."""
    assert editions.executed(path, "ar").cells
