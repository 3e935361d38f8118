"""Commands on many texts: fetch, series, corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from toolkit.cli._options import PATH, ocr, opened, reading

if TYPE_CHECKING:
    from toolkit.model import Reading


@click.command(short_help="get the texts of the series, or of the Assembly, from the United Nations' public repository")
@click.option("--to", metavar="DIR", type=PATH, help="folder for the files; default: the user's cache")
@click.option("--from", "source", metavar="DIR", type=PATH, help="copy from a local folder instead")
@click.option("--symbol", metavar="SYMBOL", multiple=True, help="only this resolution; may be repeated")
@click.option("--language", metavar="CODE", multiple=True, help="only this language; may be repeated")
@click.option("--assembly", is_flag=True, help="every resolution since the 74th session (4,400 files, some 360 MB)")
@click.option("--session", metavar="SESSION", multiple=True, help="with --assembly: only this session, e.g. 78")
def fetch(
    to: Path | None,
    source: Path | None,
    symbol: tuple[str, ...],
    language: tuple[str, ...],
    session: tuple[str, ...],
    *,
    assembly: bool,
) -> None:
    """Download XML of the series or of the Assembly, each file checked against its sha256, into a cache folder.

    This is the only command that uses the network.
    """
    from toolkit.series import fetch

    if assembly:
        from toolkit.corpus import texts

        if source or symbol:
            raise click.UsageError("--assembly goes with --to, --language and --session")
        print(texts.fetch(to, sessions=session, languages=language))
        return
    if session:
        raise click.UsageError("--session goes with --assembly")

    for path in fetch.fetch(to, symbols=symbol or None, languages=language or None, source=source):
        print(path)


@click.group(no_args_is_help=False)
def series() -> None:
    """Many resolutions in time: build the panel, compare, align."""


@series.command()
@click.option("--from", "source", metavar="DIR", type=PATH, required=True, help="folder with the XML")
@click.option("--out", metavar="DIR", type=PATH, required=True, help="folder for the tables")
def build(source: Path, out: Path) -> None:
    """Write the derived panel, genealogy and terms from a folder of texts."""
    from toolkit.series import panel

    for path in panel.write(source, out):
        print(path)


@series.command()
@click.argument("before", type=PATH)
@click.argument("after", type=PATH)
@ocr
def compare(before: Path, after: Path, *, ocr: bool) -> None:
    """What became of each paragraph of one resolution in the next.

    BEFORE is the earlier text, AFTER the later one in the same language.
    """
    from toolkit.cli.answers import series as answers

    print(answers.run_compare(opened(before, ocr=ocr), opened(after, ocr=ocr)))


@series.command()
@click.argument("other", metavar="FILE", type=PATH)
@click.option("--with", "witness", metavar="FILE", type=PATH, help="default: the text that ships")
@ocr
def align(other: Path, witness: Path | None, *, ocr: bool) -> None:
    """Paragraphs of one resolution in two languages or witnesses side by side; FILE is the other text."""
    from toolkit.cli.answers import series as answers

    print(answers.run_align(opened(witness, ocr=ocr), opened(other, ocr=ocr)))


@click.command(short_help="read every resolution of a folder into Parquet, on all cores or on a cluster")
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--to", metavar="OUT", type=PATH, required=True, help="folder for the tables; made if absent")
@click.option("--workers", metavar="N", type=int, help="local processes; default: one a core")
@click.option("--cluster", metavar="ADDRESS", help="work on this Dask scheduler, e.g. tcp://127.0.0.1:8786")
@reading
@click.option(
    "--progress/--no-progress",
    default=None,
    help="show rate and time left on standard error; default: if that is a terminal",
)
def corpus(
    folder: Path, to: Path, workers: int | None, cluster: str | None, reading: Reading, *, progress: bool | None
) -> int:
    """Read AKN4UN XML, texts, PDF, Word and HTML files below DIR, also within zip archives.

    Every table is written as partitioned Parquet; doubts are a table. A run that was stopped is taken up again; files
    that did not change are not read again. Exit code 0: every file was read; 1: some failed, see the table failures;
    2: the run could not be made.
    """
    from toolkit.cli.answers import corpus as answers

    text, code = answers.run_build(folder, to, workers=workers, cluster=cluster, reading=reading, progress=progress)
    print(text)
    return code


COMMANDS: Final = (fetch, series, corpus)
