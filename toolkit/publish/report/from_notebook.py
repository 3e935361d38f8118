"""Executed notebooks as chapters: prose, code, and what the cells showed, figures and tables with their frames."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from toolkit import origin
from toolkit.hypertext import is_rtl, language_of
from toolkit.publish.report import chapters, editions
from toolkit.publish.report.chapters import Block, Chapter, Code, Ids, Prose

__all__ = ["chapter", "execute_all", "markdown"]

_LINK: Final = re.compile(r"(\d\d-[\w-]+)\.ipynb\b")
_NUMBER: Final = re.compile(r"\d+")
#: Said by a chart of its description: ``<chart: ...>``.
_CHART: Final = re.compile(r"<chart: (.*)>\Z", re.DOTALL)
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
# A block of words for readers of one edition: <div dir="rtl" lang="ar"> words </div>; not <div class="rt">.
_FOREIGN: Final = re.compile(r'<div dir="(?:rtl|ltr)" lang="(\w+)">.*?</div>', re.DOTALL)
_KERNELS: Final = 2
#: Letters of a paragraph that only leads to what stands below it.
_SHORT: Final = 120


def execute_all(
    paths: Sequence[Path], languages: Sequence[str], *, progress: Callable[[str], None], kernels: int = _KERNELS
) -> dict[tuple[str, str], Any]:
    """Execute the editions of notebooks, some at a time.

    Parameters
    ----------
    paths
        The English notebooks.
    languages
        ISO 639-1 codes of the editions.
    progress
        Called with a line of text for each notebook.
    kernels
        How many run at the same time.

    Returns
    -------
    dict
        The executed notebooks by stem and language, their outputs with their origins.

    Raises
    ------
    toolkit.errors.ToolkitError
        One of them fails; those that have not started yet are not run.
    """
    jobs = [(path, language) for path in paths for language in languages]
    done: dict[tuple[str, str], Any] = {}
    with ThreadPoolExecutor(max_workers=kernels) as pool:
        futures = {
            job: pool.submit(_executed, *job, f"{number}/{len(jobs)}", progress) for number, job in enumerate(jobs, 1)
        }
        try:
            for (path, language), future in futures.items():
                done[path.stem, language] = future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return done


def _executed(path: Path, language: str, number: str, progress: Callable[[str], None]) -> Any:
    def say(line: str) -> None:
        progress(f"{number} {line} [{language}]")

    return editions.executed(path.resolve(), language, progress=say, environment={origin.VARIABLE: "1"}, ready=True)


def chapter(notebook: Any, stem: str, words: Mapping[str, str], language: str = "") -> Chapter:
    """An executed notebook as a chapter.

    Parameters
    ----------
    notebook
        As `execute_all` gives it.
    stem
        Name of its file without ending; its number begins the ids of its figures and tables.
    words
        The report's words in the language of the edition.
    language
        Where given, the chapter has what belongs to this language alone: each figure once, and no words for others.
    """
    number = _NUMBER.match(stem)
    ids = Ids(number[0] if number else stem, number[0].lstrip("0") or "0" if number else "")
    seen: set[tuple[str, str]] = set()
    blocks: list[Block] = []
    leading = 0  # blocks of a paragraph that only says what the next cell shows
    for cell in notebook.cells:
        if cell.cell_type != "code":
            made = list(_blocks(_own(cell, language) if language else cell, ids, words))
            blocks += made
            leading = len(made) if _only_leads(cell.source) else 0
            continue
        shown = cell.get("outputs", [])
        kept = [output for output in shown if not (language and _is_twin(output, seen, language))]
        if kept or not shown:
            blocks += _blocks(type(cell)({**cell, "outputs": kept}), ids, words)
        elif leading:
            del blocks[-leading:]
        leading = 0
    return Chapter(stem, _title(notebook, stem), blocks)


def _only_leads(source: str) -> bool:
    """Whether words are one short paragraph, without a heading: they lead to what stands below them."""
    return 0 < len(source) < _SHORT and "\n\n" not in source.strip() and not source.startswith("#")


def _own(cell: Any, language: str) -> Any:
    """A cell of words without the blocks that are marked as another language's."""
    source = _FOREIGN.sub(lambda match: match[0] if match[1] == language else "", cell.source)
    return type(cell)({**cell, "source": source})


def _is_twin(output: Any, seen: set[tuple[str, str]], language: str) -> bool:
    """Whether a figure stands in the chapter already, or stands there for the readers of another edition."""
    data = output.get("data", {})
    record = data.get(origin.MIME)
    if not record or "image/svg+xml" not in data:
        return False
    key = (str(record.get("maker", "")), str(record.get("title", "")))
    other = is_rtl(language_of(key[1], language)) != is_rtl(language) and any(maker == key[0] for maker, _ in seen)
    if other or key in seen:
        return True
    seen.add(key)
    return False


def _title(notebook: Any, default: str) -> str:
    for cell in notebook.cells:
        match = re.match(r"# +(.+)", cell.source) if cell.cell_type == "markdown" else None
        if match:
            return match[1].strip()
    return default


def _blocks(cell: Any, ids: Ids, words: Mapping[str, str]) -> Iterator[Block]:
    if cell.cell_type == "markdown":
        yield Prose(f'<section class="prose">{markdown(cell.source)}</section>')
    elif cell.cell_type == "code" and cell.source.strip():
        yield Code(cell.source)
        for output in cell.get("outputs", []):
            yield from _shown(output, ids, words)


def markdown(source: str) -> str:
    """The HTML of Markdown; links to notebooks lead to their pages.

    Examples
    --------
    >>> from toolkit.publish.report.from_notebook import markdown
    >>> markdown("*two* boats").strip()
    '<p><em>two</em> boats</p>'
    """
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return _LINK.sub(r"\1.html", str(MarkdownWithMath(renderer=renderer).render(source)))


def _shown(output: Any, ids: Ids, words: Mapping[str, str]) -> Iterator[Block]:
    if output.output_type == "stream":
        yield Prose(f"<pre>{html.escape(_joined(output.text))}</pre>")
        return
    data = output.get("data", {})
    record = data.get(origin.MIME)
    plain = _joined(data.get("text/plain", ""))
    if "image/svg+xml" in data:
        chart = _CHART.match(plain)
        yield chapters.drawn(ids, _joined(data["image/svg+xml"]), chart[1] if chart else plain, record or {})
    elif record and "text/html" in data:
        yield chapters.tabled(ids, _joined(data["text/html"]), record)
    else:
        yield from _other(data, plain, words)


def _other(data: Mapping[str, Any], plain: str, words: Mapping[str, str]) -> Iterator[Block]:
    """Outputs that carry no frame."""
    if "application/vnd.jupyter.widget-view+json" in data:
        yield Prose(f'<p class="note">{html.escape(words["interactive"])}</p>', aside=True)
        if still := _joined(data.get("text/html", "")):  # a picture of it, with its own style sheet
            yield Prose(f'<div class="output">{still}</div>')
    elif "text/html" in data:
        body = _STYLE.sub("", _joined(data["text/html"])).strip()  # the style sheet is the report's own
        if body:
            yield Prose(f'<div class="output">{body}</div>')
    elif "image/png" in data:
        code = base64.b64encode(base64.b64decode(_joined(data["image/png"]))).decode("ascii")
        yield Prose(f'<img src="data:image/png;base64,{code}" alt="{html.escape(plain)}">', aside=True)
    elif "text/markdown" in data:
        yield Prose(f'<div class="output">{markdown(_joined(data["text/markdown"]))}</div>')
    elif plain:
        yield Prose(f"<pre>{html.escape(plain)}</pre>")


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
