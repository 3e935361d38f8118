"""Commands on one text: tables, show, collate, tag, explain, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from toolkit.cli._options import PATH, language, ocr, opened, reading, source, source_in_place
from toolkit.errors import ToolkitError

_codebook = click.option("--codebook", metavar="FILE", type=PATH, help="your own codebook instead of the 25 themes")


@click.command(short_help="write every table as CSV")
@click.argument("folder", metavar="DIR", type=PATH)
@source
@ocr
@reading
@language
@click.option(
    "--bom",
    is_flag=True,
    help="begin each file with a byte-order mark, so that Excel shows Arabic and accents right; without it "
    "(default) scripts read the first column's name as it is",
)
@click.option("--only", metavar="TABLE", multiple=True, help="write only this table; may be repeated")
def tables(folder: Path, source: Path | None, only: tuple[str, ...], *, bom: bool, **options: Any) -> None:
    """Write one CSV a table (UTF-8, header row, empty cell for 'not stated') into DIR, which is made if absent."""
    from toolkit import tables

    resolution = opened(source, **options)
    frames = tables.tables(resolution, only or None)
    paths = tables.write(frames, folder, bom=bom)
    print(resolution)
    for path, frame in zip(paths, frames.values(), strict=True):
        print(f"  {path}  {len(frame)} rows")


@click.command(short_help="print a resolution, or one passage of it, with its structure, repairs and doubts")
@click.argument("file", metavar="[FILE]", type=PATH, required=False)
@source
@ocr
@click.option("--paragraph", metavar="ID", help="O30 (or 30), P01, A-O03, X1-99, fn1, header or closing")
@reading
@language
def show(file: Path | None, source: Path | None, paragraph: str | None, **options: Any) -> None:
    """Print a document to be read.

    Its parts, sections, annexes and notes, each repair and each doubt at its paragraph, and for PDF, Word and HTML
    where in the file a passage stands. FILE is the same as --source FILE.
    """
    from toolkit.cli.answers import show

    if file and source:
        raise ToolkitError("two files to show", remedy="name one: toolkit show FILE")
    resolution = opened(file or source, **options)
    print(show.passage(resolution, paragraph) if paragraph else show.view(resolution))


@click.command(short_help="compare two witnesses of one text word by word")
@click.argument("a", metavar="A", type=PATH)
@click.argument("b", metavar="B", type=PATH)
@ocr
@reading
@click.option("--all", "every", is_flag=True, help="list differences of spelling and punctuation too")
def collate(a: Path, b: Path, *, every: bool, **options: Any) -> None:
    """Align two witnesses, the files A and B, and name every difference.

    Orthography is counted, other words are listed.
    """
    from toolkit.apparatus import collate

    one, two = opened(a, **options), opened(b, **options)
    result = collate(one, two)
    print(f"{one!r}\n{two!r}")
    print(f"words {result.words}, characters {result.characters}")
    print(
        f"CER {result.cer:.4f}, WER {result.wer:.4f}; "
        f"spelling set aside: {result.cer_folded:.4f}, {result.wer_folded:.4f}"
    )
    for kind, count in result.counts().items():
        print(f"  {kind:<13} {count}")
    for d in result.differences:
        if d.kind in ("word", "division", "lacuna") or every:
            print(f"{d.place_a}/{d.place_b}\t{d.kind}\t{d.a}\t{d.b}")


@click.command(short_help="print the themes of each paragraph with their evidence")
@source_in_place
@ocr
@reading
@_codebook
def tag(source: Path | None, codebook: Path | None, **options: Any) -> None:
    """Print the themes of each paragraph of a FILE, or of the A/RES/78/132 that ships, with their evidence."""
    from toolkit.cli.answers import themes

    print(themes.run_tag(opened(source, **options), codebook=codebook))


@click.command(short_help="show what was found and masked in one paragraph, and why")
@source_in_place
@ocr
@click.option("--paragraph", metavar="ID", required=True, help="O30 (or 30), P01, A-O03, X1-99")
@reading
@_codebook
def explain(source: Path | None, paragraph: str, codebook: Path | None, **options: Any) -> None:
    """Show what was found and masked in one paragraph of a FILE, or of the A/RES/78/132 that ships, and why."""
    from toolkit.cli.answers import themes

    print(themes.run_explain(opened(source, **options), paragraph, codebook=codebook))


@click.command(short_help="score every method against labels made by reading")
@click.option(
    "--texts", metavar="DIR", type=PATH, help="folder with AKN4UN XML (series/, sample/) to score on those labels too"
)
@click.option("--store", is_flag=True, help="write data/labels/scores.csv from a full run")
def evaluate(texts: Path | None, *, store: bool) -> None:
    """Print precision, recall and F1 with counts for every table that has development labels."""
    from toolkit import evaluation

    if store and texts is None:
        raise ToolkitError("--store needs --texts", remedy="name the folder with series/*.xml and sample/*.xml")
    print(f"scores written to {evaluation.store(texts)}" if store and texts else evaluation.report(texts))


COMMANDS: Final = (tables, show, collate, tag, explain, evaluate)
