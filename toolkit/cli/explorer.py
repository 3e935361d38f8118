"""Commands that find and explore: find, explore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli._options import opened, reading, source
from toolkit.languages import editions

if TYPE_CHECKING:
    from toolkit.cli._options import Commands


#: Options of `toolkit find` that may be repeated, by the field of a query, with their name and help.
_FACETS = {
    "parts": ("part", "PART", "preamble or operative"),
    "themes": ("theme", "THEME", "id of a theme, e.g. gender"),
    "verbs": ("verb", "VERB", "canonical verb, e.g. request"),
    "forces": ("force", "FORCE", "background, evaluation, exhortation or direction"),
    "addressees": ("addressee", "WHO", "class of addressees, e.g. secretary_general"),
    "cited": ("cites", "SYMBOL", "symbol of a cited document, e.g. A/RES/70/1"),
    "years": ("year", "YEAR", "year of adoption"),
    "statuses": ("status", "STATUS", "against the year before: new, identical, modified, merged or split"),
    "languages": ("language", "CODE", "language of the text"),
}


def _find(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import explorer as commands
    from toolkit.explorer import Query, Subject

    wanted = {name: tuple(getattr(args, name) or ()) for name in _FACETS}
    query = Query(text=args.words or "", match="all" if args.all_themes else "any", opening=args.opening, **wanted)
    many = args.series or args.texts is not None
    explored = Subject.of_series(folder=args.texts) if many else Subject.of(opened(args, args.source))
    print(commands.run_find(explored, query, args.format, args.answer))
    return 0


def _explore(args: argparse.Namespace) -> int:
    from toolkit.explorer import serve

    source = "series" if args.series else str(args.source or "")
    if args.source and not args.series:
        # what is wrong with the file, or doubted, is said here and not in the browser; --language is the interface's
        opened(argparse.Namespace(), args.source)
    options = {"port": args.port, "browser": not args.no_browser, "dark": args.dark}
    return serve.run(source, language=args.language or "", texts=str(args.texts or ""), **options)


def add_find(commands: Commands) -> None:
    """The command that finds paragraphs by words and by what is known of them."""
    find = commands.add_parser(
        "find",
        help="find paragraphs by words, theme, verb, addressee ...; as text, CSV, Markdown, BibTeX",
        description="Print the paragraphs of a resolution, or of the series, that have certain words, themes, verbs "
        "... Options of one kind are joined by 'or', different ones by 'and'; '' asks for none.",
        epilog="WORDS: several words are a phrase, word* is any word that begins so, =word stands without clitics; "
        "case, diacritics and hamza do not count.",
    )
    find.add_argument("words", metavar="WORDS", nargs="?", help="words to look for, in either language")
    source(find)
    find.add_argument("--series", action="store_true", help="the series of resolutions instead of one text")
    find.add_argument("--texts", metavar="DIR", type=Path, help="folder with the texts of the series (toolkit fetch)")
    reading(find)
    for name, (option, metavar, text) in _FACETS.items():
        find.add_argument(f"--{option}", dest=name, metavar=metavar, action="append", help=f"{text}; may be repeated")
    find.add_argument("--all-themes", action="store_true", help="every theme named, not any of them")
    find.add_argument("--opening", action="store_true", help="verb and force of the opening act only")
    formats = ("text", "csv", "markdown", "bibtex", "citation", "python")
    find.add_argument("--format", choices=formats, default="text", help="default: text")
    find.add_argument(
        "--answer",
        metavar="CODE",
        choices=editions("explorer_query"),
        default="en",
        help="language of the answer",
    )
    find.set_defaults(run=_find)


def add_explore(commands: Commands) -> None:
    """The explorer as an app."""
    explore = commands.add_parser(
        "explore",
        help="open the explorer in the browser: read, filter, chart and compare with the mouse",
        description="Serve the explorer on this machine until Ctrl-C. Nothing is asked of another host.",
    )
    source(explore, "source")
    explore.add_argument("--series", action="store_true", help="explore the series of resolutions instead")
    explore.add_argument("--language", metavar="CODE", help="language of the interface: en (default) or ar")
    explore.add_argument("--texts", metavar="DIR", type=Path, help="your folder with the texts of the series")
    explore.add_argument("--port", metavar="N", type=int, default=8866, help="default: 8866")
    explore.add_argument("--no-browser", action="store_true", help="only serve; open the address yourself")
    explore.add_argument("--dark", action="store_true", help="light letters on a dark page")
    explore.set_defaults(run=_explore)
