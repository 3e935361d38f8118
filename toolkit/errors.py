"""Errors that name the file, the place in it, and the remedy."""

from __future__ import annotations


class ToolkitError(ValueError):
    """Something a user can mend: bad input, a broken data file, an unwritable folder.

    Parameters
    ----------
    problem
        What is wrong, in one clause.
    file
        The file concerned, if any.
    place
        Where in it: a line, a paragraph, a field.
    remedy
        What to do about it.
    """

    def __init__(
        self, problem: str, *, file: object = None, place: str | None = None, remedy: str | None = None
    ) -> None:
        self.problem, self.file, self.place, self.remedy = problem, file, place, remedy
        where = ", ".join(str(part) for part in (file, place) if part)
        message = f"{where}: {problem}" if where else problem
        if remedy:
            message = f"{message} ({remedy})"
        super().__init__(" ".join(message.split()))


class SourceError(ToolkitError):
    """A file that cannot be read as a resolution."""


class DataError(ToolkitError):
    """A data file of the toolkit (or of a user) that breaks its schema or its checksum."""
