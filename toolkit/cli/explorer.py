"""Commands that find and explore: find, explore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from toolkit.cli._options import PATH, ocr, opened, reading, source, source_in_place
from toolkit.errors import ToolkitError
from toolkit.languages import editions

if TYPE_CHECKING:
    from toolkit.explorer import Subject

#: What a selection is printed as.
FORMATS: Final = ("text", "csv", "markdown", "bibtex", "citation", "python")
#: Options of `toolkit find` that may be repeated, by the field of a query, with their name and help.
_FACETS: Final = {
    "parts": ("part", "PART", "preamble or operative"),
    "themes": ("theme", "THEME", "id or name of a theme, e.g. gender"),
    "verbs": ("verb", "VERB", "canonical verb, e.g. request"),
    "forces": ("force", "FORCE", "background, evaluation, exhortation or direction"),
    "addressees": ("addressee", "WHO", "class of addressees, e.g. secretary_general"),
    "cited": ("cites", "SYMBOL", "symbol of a cited document, e.g. A/RES/70/1 or 70/1"),
    "years": ("year", "YEAR", "year of adoption"),
    "statuses": ("status", "STATUS", "against the year before: new, identical, modified, merged or split"),
    "languages": ("language", "CODE", "language of the text"),
    "symbols": ("symbol", "SYMBOL", "symbol of a resolution of the series or the Assembly, e.g. 80/118"),
    "sessions": ("session", "SESSION", "of the Assembly, e.g. 78 or ES-11"),
    "committees": ("committee", "NAME", "of the Assembly: first ... sixth (or 1 ... 6), or plenary"),
    "votes": ("vote", "HOW", "of the Assembly: vote or without"),
    "subjects": ("subject", "TERM", "of the Assembly's librarians, e.g. 'digital divide'"),
    "ballots": (
        "ballot",
        "STATE_VOTE",
        "of the Assembly: how a state voted (favour, against, abstain, none), e.g. 'USA against'",
    ),
}


def _facets(command: Any) -> Any:
    for name, (option, metavar, text) in reversed(_FACETS.items()):
        command = click.option(f"--{option}", name, metavar=metavar, multiple=True, help=f"{text}; may be repeated")(
            command
        )
    return command


@click.command(
    short_help="find paragraphs by words, theme, verb, addressee ...; as text, CSV, Markdown, BibTeX",
    epilog="WORDS: all of the words, in what a reader sees (text, notes, gloss, names of themes); '\"one two\"' is a "
    "phrase, OR, NOT or -word; word* begins so, =word is the word as written; O30 or 'paragraph 30'; 70/1. Plurals, "
    "particles, case, diacritics and hamza do not count.",
)
@click.argument("words", metavar="[WORDS]", required=False)
@source
@ocr
@click.option("--series", is_flag=True, help="the series of resolutions instead of one text")
@click.option("--assembly", is_flag=True, help="every resolution since the 74th session instead of one text")
@click.option(
    "--texts",
    metavar="DIR",
    type=PATH,
    help="folder with the texts of the series (toolkit fetch); with --assembly a corpus or a folder of its texts",
)
@reading
@_facets
@click.option("--all-themes", is_flag=True, help="every theme named, not any of them")
@click.option("--opening", is_flag=True, help="verb and force of the opening act only")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="default: text",
)
@click.option(
    "--answer",
    metavar="CODE",
    type=click.Choice(editions("explorer_query")),
    default="en",
    help="language of the answer",
)
def find(
    words: str | None,
    source: Path | None,
    texts: Path | None,
    form: str,
    answer: str,
    reading: str,
    *,
    ocr: bool,
    series: bool,
    assembly: bool,
    all_themes: bool,
    opening: bool,
    **facets: Any,
) -> None:
    """Print the paragraphs of a resolution, of the series or of the Assembly that have certain words, themes, verbs ...

    WORDS are looked for in either language; in the Assembly, of which no words ship, in one language and in the texts
    that --texts names. Options of one kind are joined by 'or', different ones by 'and'; '' asks for none.
    """
    from toolkit import _states
    from toolkit.cli.answers import explorer as answers
    from toolkit.explorer import Query, Subject

    facets["committees"] = [_states.committee(name) for name in facets["committees"]]
    facets["subjects"] = [term.lower() for term in facets["subjects"]]
    query = Query(text=words or "", match="all" if all_themes else "any", opening=opening, **facets).by_id()
    if assembly:
        print(answers.run_find(Subject.of_assembly(texts=texts), answers.in_one_language(query, answer), form, answer))
        return
    many = series or texts is not None
    explored = Subject.of_series(folder=texts) if many else Subject.of(opened(source, reading=reading, ocr=ocr))
    print(answers.run_find(explored, query, form, answer))


@click.command(short_help="open the explorer in the browser: read, filter, chart and compare with the mouse")
@source_in_place
@ocr
@click.option("--series", is_flag=True, help="explore the series of resolutions instead")
@click.option("--assembly", is_flag=True, help="explore every resolution since the 74th session instead")
@click.option("--language", metavar="CODE", default="", help="language of the interface: en (default) or ar")
@click.option("--texts", metavar="DIR", type=PATH, help="your folder with the texts of the series, or of the Assembly")
@click.option("--port", metavar="N", type=int, help="default: 8866, or any other where that is taken")
@click.option("--no-browser", is_flag=True, help="only serve; open the address yourself")
@click.option("--dark", is_flag=True, help="light letters on a dark page")
@click.option(
    "--page", "page_file", metavar="FILE", type=PATH, help="serve nothing: write one HTML file that opens alone"
)
@click.option("--source", "named", metavar="FILE", type=PATH, help="the same as FILE")
def explore(
    source: Path | None,
    page_file: Path | None,
    named: Path | None,
    language: str,
    texts: Path | None,
    port: int | None,
    *,
    ocr: bool,
    series: bool,
    assembly: bool,
    no_browser: bool,
    dark: bool,
) -> int:
    """Serve the explorer of a FILE, of the A/RES/78/132 that ships or of the Assembly, on this machine until Ctrl-C.

    Nothing is asked of another host. With --page, write the explorer as one file that needs no server and no network.
    """
    from toolkit.explorer import serve

    source = source or named
    if page_file is not None:
        from toolkit.explorer import page

        made = _paged(source, texts, series=series, assembly=assembly, ocr=ocr)
        print(page.write(made, page_file, language))
        return 0
    explored = "assembly" if assembly else "series" if series else str(source or "")
    if source and not (series or assembly):
        opened(source, ocr=ocr)  # what is wrong with the file, or doubted, is said here and not in the browser
    shown: dict[str, Any] = {"language": language, "texts": str(texts or ""), "ocr": ocr}
    return serve.run(explored, port=port, browser=not no_browser, dark=dark, **shown)


def _paged(source: Path | None, texts: Path | None, *, series: bool, assembly: bool, ocr: bool) -> Subject:
    """What a page is to hold."""
    from toolkit.explorer import Subject

    if assembly:
        raise ToolkitError("the whole Assembly does not fit a page", remedy="leave --page out: it is served")
    if series:
        return Subject.of_series(folder=texts)
    return Subject.of(opened(source, ocr=ocr), texts=texts)


COMMANDS: Final = (find, explore)
