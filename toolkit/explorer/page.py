"""The explorer: one page, which opens with a double click, is served on this machine, and stands in notebooks.

As a file it needs no server, no network and no Python where it is read. Beside a server (`toolkit.explorer.serve`) or a
kernel (`toolkit.explorer._app`) it also opens files; every answer comes from the data within it all the same, but for
the whole Assembly, which no page can hold.

`page` puts the data of a subject (`toolkit.explorer._bundle`), the modules of ``page/`` and the shipped font into one
HTML file. The modules are plain JavaScript, in the order of `MODULES`; they are put into one scope, so that their
imports and exports are left out and no name stands twice. A policy in the page forbids it to load or send anything;
the words of a document are data in it, and enter the page as text only.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit import languages, paths
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.explorer._subject import Subject

__all__ = ["MODULES", "page", "script", "write"]

MODULES: Final = (
    "text", "forms", "phrase", "grammar", "search", "query", "dom", "word", "link", "cite", "differ", "remote",
    "reader", "panels", "main",
)  # fmt: skip
#: Most bytes of a page.
LARGEST: Final = 15_000_000
#: Most bytes of a file that is opened in one.
LARGEST_FILE: Final = 50_000_000
_FOLDER: Final = Path(__file__).resolve().parent / "page"
#: An import of one of our modules, on a line of its own; not the word in a comment or a string.
_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
#: The word before what a module gives others: "export function f" becomes "function f".
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) )", re.MULTILINE)


def script() -> str:
    """The modules as one script.

    Examples
    --------
    >>> from toolkit.explorer import page
    >>> "import {" in page.script()
    False
    """
    parts = ((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in MODULES)
    return "".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)


def page(subject: Subject, language: str = "", *, link: str = "", at: str = "", theme: str = "") -> str:
    """A subject as one HTML file.

    Parameters
    ----------
    subject
        A resolution, or the series with the user's texts or without.
    language
        Language at first; the reader can change it.
    link
        What stands behind the page: ``server``, ``kernel``, or nothing.
    at
        What is chosen at first, as an address has it (``#themes=gender``).
    theme
        ``dark`` or ``light``; as the reader's system has it where empty.

    Returns
    -------
    str
        The same bytes for the same subject.

    Raises
    ------
    toolkit.errors.ToolkitError
        It is the whole Assembly, or the page would be larger than 15 MB.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, page
    >>> made = page.page(Subject.of(tk.load()))
    >>> made.startswith("<!DOCTYPE html>"), "<link" in made
    (True, False)
    """
    from toolkit.explorer._bundle import bundle
    from toolkit.hypertext import is_rtl

    if subject.kind == "assembly" and not link:
        remedy = "toolkit explore --assembly serves it; a page holds one resolution or the series"
        raise ToolkitError("the whole Assembly does not fit a page", remedy=remedy)
    language = language or languages.current()
    ocr = shutil.which("tesseract") is not None
    further = {"link": link, "largest": LARGEST_FILE, "ocr": ocr} if link else {}
    further |= {"at": at} if at else {}
    held = bundle(subject) | {"first": language} | further
    data = json.dumps(held, ensure_ascii=False, separators=(",", ":"), default=str)
    data = data.encode("utf-8", "replace").decode("utf-8").translate(_INERT)
    code = script()
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    font = base64.b64encode(paths.data("fonts", "Amiri-Regular.ttf").read_bytes()).decode("ascii")
    values = {
        "language": language,
        "direction": "rtl" if is_rtl(language) else "ltr",
        "title": html.escape(f"{languages.load(language, 'explorer')['ui']['title']}: {subject.name}"),
        "noscript": html.escape(languages.load(language, "page")["words"]["noscript"]),
        "theme": f' data-theme="{html.escape(theme)}"' if theme else "",
        "policy": _POLICY.format(digest=digest) + ("; connect-src 'self'" if link == "server" else ""),
        "font": font,
        "style": (_FOLDER / "page.css").read_text(encoding="utf-8"),
        "data": data,
        "script": code,
    }
    made = _SHAPE.format(**values)
    if not link and len(made.encode("utf-8")) > LARGEST:
        raise ToolkitError("the page would be larger than 15 MB", file=subject.name, remedy="toolkit explore serves it")
    return made


def write(subject: Subject, path: str | PathLike[str], language: str = "") -> Path:
    """Write the page of a subject into a file; its path.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import toolkit as tk
    >>> from toolkit.explorer import Subject, page
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page.write(Subject.of(tk.load()), Path(folder) / "page.html").name
    'page.html'
    """
    target = Path(path)
    made = page(subject, language)
    try:
        target.write_text(made, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ToolkitError("cannot be written", file=target, remedy="name a file in a folder that exists") from error
    return target


#: What could end the data or begin a mark-up within a script element, as JSON writes it otherwise.
_INERT: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_POLICY: Final = (
    "default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_SHAPE: Final = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}"{theme}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>@font-face{{font-family:"Amiri";src:url(data:font/ttf;base64,{font})}}
{style}</style>
</head>
<body>
<div id="app"></div>
<noscript><p>{noscript}</p></noscript>
<script type="application/json" id="data">{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""
