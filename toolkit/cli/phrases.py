"""The command on phrases: trace."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from toolkit.cli._options import PATH, ocr, opened


@click.command(short_help="where a phrase or the words of a draft stand first in the texts held; tracked changes")
@click.argument("what", metavar="PHRASE|FILE")
@click.option("--index", "folder", metavar="DIR", type=PATH, required=True, help="the index of the agreed texts")
@click.option(
    "--texts",
    metavar="SOURCE",
    type=PATH,
    help="make the index first, or bring it up to date: a folder of texts or zip archives, or Parquet of paragraphs",
)
@click.option("--language", metavar="CODE", default="", help="of a phrase: only texts in this language")
@click.option("--before", metavar="DAY", default="", help="only texts adopted before this day, e.g. 2023-12-19")
@click.option("--to", metavar="DIR", type=PATH, help="of a FILE: write trace.csv, trace.html and trace.docx there")
@ocr
def trace(
    what: str, folder: Path, texts: Path | None, language: str, before: str, to: Path | None, *, ocr: bool
) -> None:
    """Trace a PHRASE, or a draft (a FILE in any format that is read), to its first use in the texts held.

    Of a file: a table, a page, and a Word file with tracked changes against the nearest agreed text. What is earliest
    is so in the texts held; the first text held of its line may have taken its words from an older one.
    """
    from toolkit import phrases
    from toolkit.cli.answers import phrases as answers

    index = phrases.build(texts, folder) if texts else phrases.open(folder)
    if Path(what).is_file():
        print(answers.run_trace(opened(Path(what), ocr=ocr), index, before=before, to=to))
    else:
        print(answers.run_phrase(what, index, language=language, before=before))


COMMANDS: Final = (trace,)
