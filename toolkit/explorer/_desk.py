"""What answers behind a page: it reads the files that a reader opens, and asks the Assembly, which no page holds.

A request is what is asked, as plain data, and the bytes of a file; an answer is plain data too. A server
(`toolkit.explorer.serve`) and the kernel of a notebook (`toolkit.explorer._app`) hand over the one and send back the
other.
Nothing of a request is written to a disk. What is wrong is said in the toolkit's own words (``problem``).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from toolkit import library
from toolkit.errors import ToolkitError
from toolkit.explorer import page as pages
from toolkit.explorer._bundle import bundle
from toolkit.explorer._markup import names
from toolkit.explorer._subject import Subject

__all__ = ["Desk"]

#: Most characters of a file's name.
_NAME: Final = 200
#: What has no place in a name that is shown: "a\n"; not "a b".
_STEERING: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Desk:
    """Answers the requests of pages of one subject.

    Parameters
    ----------
    subject
        What the page came with.
    language
        Language of the page at first.
    keep
        Whether files that were opened are kept by name (``opened``): a notebook goes on with them, a server forgets.
    """

    def __init__(self, subject: Subject, language: str = "en", *, keep: bool = False) -> None:
        self.subject, self.language, self.keep = subject, language, keep
        self.opened: dict[str, Subject] = {}
        self._one = threading.Lock()

    def answer(self, asked: Any, content: bytes = b"") -> dict[str, Any]:
        """What is asked, answered: ``data``, ``answer``, or the ``problem`` in words.

        Parameters
        ----------
        asked
            ``do``: ``open`` (a file of this ``name``; ``ocr`` whether from pictures), ``own`` (what the page came
            with), each with ``folder``, where texts are, and ``page`` where the whole page is wanted, at an
            ``address``, in a ``language``; ``find`` or ``table``, with the ``address`` of a query.
        content
            The bytes of the file.
        """
        if not isinstance(asked, Mapping):
            return {"problem": "this is no request"}
        try:
            with self._one:
                return self._answered(asked, content)
        except ToolkitError as error:
            return {"problem": str(error)}
        except Exception as error:  # noqa: BLE001 - whatever a file does, the others are answered
            return {"problem": f"{_name(asked)}: the toolkit failed on it ({type(error).__name__}); please tell us"}

    def _answered(self, asked: Mapping[str, Any], content: bytes) -> dict[str, Any]:
        from toolkit.explorer import _remote

        do = asked.get("do")
        if do in ("find", "table"):
            return getattr(_remote, do)(self.subject, str(asked.get("address", "")), self.language)  # type: ignore[no-any-return]
        if do not in ("open", "own"):
            return {"problem": "this is no request"}
        folder = _folder(str(asked.get("folder") or ""))
        if do == "open":
            found = _read(content, _name(asked), folder, ocr=asked.get("ocr") is True)
            if self.keep:
                self.opened[_name(asked)] = found
        else:
            found = _with(self.subject, folder)
            self.subject = found if self.keep else self.subject
        if asked.get("page") is True:  # to be kept or sent: it needs nothing behind it
            language = str(asked.get("language", ""))
            at = str(asked.get("address", ""))
            return {"page": pages.page(found, language if language in names() else self.language, at=at)}
        return {"data": bundle(found) | {"first": self.language}}


def _name(asked: Mapping[str, Any]) -> str:
    """The name of a file, without its folder."""
    name = _STEERING.sub("", str(asked.get("name", ""))).replace("\\", "/").rpartition("/")[2]
    return name[:_NAME] or "file"


def _folder(typed: str) -> Path | None:
    if not typed:
        return None
    path = Path(typed).expanduser()
    if "\0" in typed or not path.is_dir():
        raise ToolkitError("is no folder", file=typed[:_NAME], remedy="give the path of a folder with the texts")
    return path


def _read(content: bytes, name: str, folder: Path | None, *, ocr: bool) -> Subject:
    if len(content) > pages.LARGEST_FILE:
        raise ToolkitError("is too large", file=name, remedy=f"at most {pages.LARGEST_FILE:,} bytes")
    found = Subject.of(library.read(content, name=name, ocr=ocr), texts=folder)
    return replace(found, made=f"Subject.of(toolkit.load({name!r}{', ocr=True' if ocr else ''}))")


def _with(subject: Subject, folder: Path | None) -> Subject:
    """A subject with the texts of a folder."""
    if folder is None:
        return subject
    if subject.kind == "series":
        return Subject.of_series(folder=folder)
    if subject.resolution is None:
        return Subject.of_assembly(texts=folder)
    return Subject.of(subject.resolution, texts=folder)
