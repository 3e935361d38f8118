"""Language knowledge is data: ``data/languages/<code>/<topic>.toml``.

A new language is a new folder there, not a new branch in code. A module of the
toolkit asks for its topic (``openings``, ``acts``, ``dates`` ...) and compiles its own
patterns from it once.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from toolkit import paths
from toolkit.errors import DataError

#: The six official languages of the United Nations, by ISO 639-1 code.
OFFICIAL = ("ar", "en", "es", "fr", "ru", "zh")


def available(topic: str) -> tuple[str, ...]:
    """Codes of the languages that have a file on a topic, sorted."""
    return tuple(sorted(path.parent.name for path in paths.data("languages").glob(f"*/{topic}.toml")))


@cache
def load(code: str, topic: str) -> dict[str, Any]:
    """Read one language's data on one topic.

    Parameters
    ----------
    code
        ISO 639-1 code of the language, e.g. ``"ar"``.
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
        The file is not valid TOML; the message names file and line.
    """
    path = paths.data("languages", code, f"{topic}.toml")
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(str(error), file=path, remedy="mend the TOML at that line") from error
