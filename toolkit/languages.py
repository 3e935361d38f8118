"""Language knowledge is data: ``data/languages/<code>/<topic>.toml``.

A new language is a new folder there, not a new branch in code. A module of the
toolkit asks for its topic (``openings``, ``acts``, ``dates`` ...) and compiles its own
patterns from it once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from toolkit import _language_schema, paths
from toolkit.errors import DataError, ToolkitError

_shown = ["en"]
_REMEDY = "data/languages/schema.toml says what it holds, data/languages/README.md how to add a language"


def available(topic: str) -> tuple[str, ...]:
    """Codes of the languages that have a file on a topic, sorted.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.languages.available("acts")
    ('ar', 'en')
    """
    return tuple(sorted(path.parent.name for path in paths.data("languages").glob(f"*/{topic}.toml")))


def editions(topic: str = "report") -> tuple[str, ...]:
    """The languages in which something is published: English first, then every other that has words for it.

    Parameters
    ----------
    topic
        What is published: ``report``, ``lessons``, ``explorer``.

    Examples
    --------
    >>> editions()
    ('en', 'ar')
    """
    return ("en", *(code for code in available(topic) if code != "en"))


def current() -> str:
    """The language in which things are shown where none is named: ``"en"``, or what `use` said last.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.languages.current()
    'en'
    """
    return _shown[0]


def use(code: str) -> None:
    """Show charts, tables and words in a language from now on, wherever a call names none.

    Parameters
    ----------
    code
        ISO 639-1 code of a language that has display data.

    Raises
    ------
    toolkit.errors.ToolkitError
        The toolkit cannot show things in that language.

    Examples
    --------
    >>> from toolkit import languages
    >>> languages.use("ar")
    >>> languages.current()
    'ar'
    >>> languages.use("en")
    """
    if code not in available("display"):
        remedy = f"languages: {', '.join(available('display'))}; CONTRIBUTING.md says how to add one"
        raise ToolkitError(f"nothing is shown in language {code[:20]!r}", remedy=remedy)
    _shown[0] = code


def load(code: str, topic: str) -> dict[str, Any]:
    """Read one language's data on one topic.

    Parameters
    ----------
    code
        ISO 639-1 code of the language, e.g. ``"ar"``; empty for the `current` one.
    topic
        Name of the file without its ending, e.g. ``"openings"``.

    Returns
    -------
    dict
        The parsed TOML; an empty dict where the language has no such file
        (what is unknown is empty, never guessed).

    Raises
    ------
    toolkit.errors.DataError
        The file is not valid TOML, lacks something or has something of another kind; the message names file and line.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.languages.load("ar", "display")["direction"]
    'rtl'
    """
    return _read(code or current(), topic)


@cache
def _read(code: str, topic: str) -> dict[str, Any]:
    path = paths.data("languages", code, f"{topic}.toml")
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(str(error), file=path, remedy="mend the TOML at that line") from error
    for problem, at in _language_schema.problems(data, _stated(topic)):
        line = _language_schema.line_of(path.read_text(encoding="utf-8"), at)
        raise DataError(problem, file=path, place=f"line {line}", remedy=_REMEDY)
    return data


def schema() -> Mapping[str, _language_schema.Key]:
    """What the files of a language hold, by topic: ``data/languages/schema.toml``."""
    return {topic: _stated(topic) for topic in _topics()}


@cache
def _stated(topic: str) -> _language_schema.Key:
    """What the schema says of one topic; the others are not parsed, since most runs need few."""
    return _language_schema.tree(tomllib.loads(_topics().get(topic, "")))


@cache
def _topics() -> Mapping[str, str]:
    """The words of the schema by topic."""
    text = paths.data("languages", "schema.toml").read_text(encoding="utf-8")
    parts = re.split(r"^\[([\w-]+)\]$", text, flags=re.MULTILINE)  # "[acts]" alone in a line; not "text = ["
    return dict(zip(parts[1::2], parts[2::2], strict=True))
