"""Editions as they are handed out: whole, offline, the same on every run, and without a solution for the student."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lesson_cells import LESSONS, read, tagged

from toolkit import languages, paths
from toolkit.errors import ToolkitError
from toolkit.lessons import _slides as slides
from toolkit.lessons import _words as words
from toolkit.lessons import audiences, build, guide

LESSON = LESSONS[0]
ELSEWHERE = re.compile(r"""(?:src|href)=["'](?:https?:)?//|url\(\s*["']?http|@import|<link""")


def quiet(_: str) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions of the first lesson."""
    out = tmp_path_factory.mktemp("project") / "build" / "lessons"
    return build.build(LESSON.parent, out, numbers=[LESSON.name[:2]], progress=quiet).parent


class TestBuild:
    """What ``toolkit lessons`` writes."""

    def test_everything_is_there(self, made: Path) -> None:
        expected = {"index.html", "lessons.csv"}
        for code in ("en", "ar"):
            expected |= {f"{code}/guide.html", f"{code}/guide.pdf", f"{code}/{LESSON.stem}.slides.html"}
            for audience in ("student", "teacher"):
                expected |= {f"{code}/{audience}/{LESSON.stem}.{end}" for end in ("ipynb", "html", "pdf")}
        assert {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()} == expected

    def test_pages_need_nothing_else(self, made: Path) -> None:
        for path in made.rglob("*.html"):
            page = path.read_text("utf-8")
            assert not ELSEWHERE.search(page), path
            assert "<script" not in page or path.name.endswith(".slides.html")

    def test_links_of_the_index_lead_somewhere(self, made: Path) -> None:
        links = re.findall(r'href="([^"]+)"', (made / "index.html").read_text("utf-8"))
        assert len(links) == 2 * (2 * 3 + 1 + 2)
        assert all((made / link).is_file() for link in links)

    @pytest.mark.parametrize("code", ["en", "ar"])
    def test_students_find_no_solution(self, made: Path, code: str) -> None:
        solutions = [cell.source for cell in tagged(read(LESSON), "solution")]
        assert solutions
        for end in ("ipynb", "html"):
            text = (made / code / "student" / f"{LESSON.stem}.{end}").read_text("utf-8")
            for solution in solutions:
                assert solution.splitlines()[-1] not in text.replace('\\"', '"').replace("&quot;", '"')
            assert words.shared("teacher", code) not in text

    def test_student_notebook_was_not_run(self, made: Path) -> None:
        notebook = nbformat.read(made / "en" / "student" / LESSON.name, as_version=4)
        shown = [cell for cell in notebook.cells if cell.get("outputs")]
        assert {tag for cell in shown for tag in cell.metadata["tags"]} == {"card", "glossary"}
        assert not [cell for cell in notebook.cells if cell.get("execution_count")]
        nbformat.validate(notebook)

    def test_teacher_finds_all(self, made: Path) -> None:
        text = (made / "ar" / "teacher" / f"{LESSON.stem}.html").read_text("utf-8")
        assert words.shared("teacher", "ar") in text
        assert words.shared("answer", "ar") in text
        assert '<html lang="ar" dir="rtl">' in text
        assert text.count('class="rt check right"') == len(tagged(read(LESSON), "check"))

    def test_paper_can_be_read(self, made: Path) -> None:
        from pypdf import PdfReader

        reader = PdfReader(made / "en" / "student" / f"{LESSON.stem}.pdf")
        text = "".join(page.extract_text() for page in reader.pages)
        assert words.lesson(LESSON.name[:2], "en")["title"] in text
        assert "= ..." in text

    def test_arabic_words_have_their_typeface_in_the_page(self, made: Path) -> None:
        """In English pages and slides too: what the reader's machine has is not relied on."""
        pages = {path: path.read_text("utf-8") for path in made.rglob("*.html")}
        body = {path: re.sub("<style>.*?</style>", "", words, flags=re.DOTALL) for path, words in pages.items()}
        arabic = [path for path, words in body.items() if re.search("[\u0621-\u064a]{2}", words)]
        assert {path.parent.parent.name for path in arabic} >= {"en", "ar"}
        assert [path for path in arabic if "@font-face" not in pages[path]] == []

    @pytest.mark.usefixtures("made")
    def test_language_is_left_as_it_was(self) -> None:
        assert languages.current() == "en"

    @pytest.mark.heavy
    def test_the_same_bytes_again(self, made: Path, tmp_path: Path) -> None:
        again = build.build(
            LESSON.parent, tmp_path / "out", numbers=[LESSON.name[:2]], codes=["ar"], progress=quiet
        ).parent
        for path in (again / "ar").rglob("*"):
            if path.is_file():
                assert path.read_bytes() == (made / path.relative_to(again)).read_bytes(), path

    def test_replaces_nothing_but_lessons(self, tmp_path: Path) -> None:
        (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(ToolkitError, match="holds something else"):
            build.build(LESSON.parent, tmp_path, progress=quiet)
        assert (tmp_path / "precious.txt").is_file()

    def test_unknown_lessons_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ToolkitError, match=r"has no lesson 77 \(lessons: 01, "):
            build.found(LESSON.parent, ["77"])
        with pytest.raises(ToolkitError, match="has no lessons"):
            build.found(tmp_path)


class TestAudiences:
    """Blanks."""

    def notebook(self, *cells: tuple[str, str]) -> Any:
        made = [nbformat.v4.new_code_cell(source, metadata={"tags": [tag]}) for source, tag in cells]
        return nbformat.v4.new_notebook(cells=made)

    def test_what_is_given_stays(self) -> None:
        source = "# a comment\nfolder = 3  # given\nhelper = 4\nshare, other = 5, 6"
        edition = audiences.student(self.notebook((source, "solution"), ('lessons.check("x", share)', "check")))
        assert edition.cells[0].source == "# a comment\nfolder = 3\nshare = ..."
        assert edition.cells[0].metadata["tags"] == ["blank"]

    @pytest.mark.parametrize(
        ("cells", "problem"),
        [
            ([("a = 1", "solution")], "has no check after it"),
            ([("a = 1", "solution"), ("b = 1", "solution")], "has no check after it"),
            ([("a = 1", "solution"), ("lessons.check('x', b)", "check")], "assigns nothing that its check reads"),
        ],
    )
    def test_a_solution_without_its_check_is_refused(self, cells: list[tuple[str, str]], problem: str) -> None:
        with pytest.raises(ToolkitError, match=problem):
            audiences.student(self.notebook(*cells))

    def test_what_checks_say_to_blanks_is_not_printed(self) -> None:
        notebook = self.notebook(("1", "check"), ("2", "check"), ("3", "card"))
        for cell in notebook.cells:
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "4"}, execution_count=1)]
        printed = audiences.unchecked(notebook)
        assert [len(cell.outputs) for cell in printed.cells] == [0, 0, 1]
        assert [len(cell.outputs) for cell in notebook.cells] == [1, 1, 1]


class TestSlides:
    """Slides of every lesson."""

    @pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
    def test_a_deck_is_whole_and_offline(self, path: Path) -> None:
        notebook = read(path)
        deck = slides.deck(notebook, "Title", "en")
        assert not ELSEWHERE.search(deck)
        assert deck.count("<section>") == deck.count("</section>")
        assert "Reveal.initialize" in deck
        assert "lessons.check" not in deck
        for tag in ("teacher", "answer", "hint"):
            assert not [cell.id for cell in tagged(notebook, tag) if cell.source[:60] in deck]

    @pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
    def test_charts_and_questions_have_slides_of_their_own(self, path: Path) -> None:
        marked = slides.marked(read(path))
        kinds = {cell.id: cell.metadata["slideshow"]["slide_type"] for cell in marked.cells}
        own = {"slide", "subslide"}
        assert {kinds[cell.id] for cell in tagged(marked, "exercise")} <= own
        charts = [cell for cell in marked.cells if "image/svg+xml" in str(cell.get("outputs", ""))]
        assert {kinds[cell.id] for cell in charts} <= own | {"skip"}
        assert charts

    def test_what_is_vendored_is_as_published(self) -> None:
        folder = paths.data("vendor", "reveal")
        lines = [line.split() for line in (folder / "SHA256SUMS").read_text("ascii").splitlines()]
        for digest, name in lines:
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        assert {name for _, name in lines} | {"SHA256SUMS"} == {path.name for path in folder.iterdir()}


class TestGuide:
    """The teacher's guide."""

    def test_the_guide_beside_the_lessons_is_the_one_made(self) -> None:
        """``python scripts/teachers.py`` writes it."""
        numbers = [path.name[:2] for path in LESSONS]
        assert (LESSON.parent / "TEACHERS.md").read_text("utf-8") == guide.markdown(numbers)

    @pytest.mark.parametrize("code", ["en", "ar"])
    def test_has_every_lesson_and_every_answer(self, code: str) -> None:
        text = guide.markdown([LESSON.name[:2]], code)
        assert "{" not in text.replace("{report}", "")
        for cell in tagged(read(LESSON), "check"):
            name = re.findall(r'"([\w-]+)"', cell.source)[0]
            assert re.search(rf"^\| `{name}` \| .*\w.* \|$", text, re.MULTILINE)
