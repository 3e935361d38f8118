"""Small programs in exercises: lines to be put in order, and what a few lines print.

The order is read off the lines themselves: a line comes after those that give the names it uses. What is printed is
found by running the lines, which are ours.
"""

from __future__ import annotations

import ast
import contextlib
import io
from collections.abc import Mapping, Sequence

__all__ = ["in_order", "is_in_order", "names", "printed"]


def in_order(lines: Mapping[str, str]) -> list[str]:
    """The names of lines in an order in which they can be run; of several such orders the first by name.

    Examples
    --------
    >>> in_order({"a": "print(total)", "b": "total = sum(parts)", "c": "parts = [1, 2]"})
    ['c', 'b', 'a']
    """
    done: list[str] = []
    while len(done) < len(lines):
        ready = [name for name in sorted(lines) if name not in done and is_in_order(lines, [*done, name])]
        done.append(ready[0])
    return done


def is_in_order(lines: Mapping[str, str], order: Sequence[str]) -> bool:
    """Whether each line of an order finds the names that other lines give; the order may be a beginning.

    Examples
    --------
    >>> is_in_order({"a": "print(total)", "b": "total = 3"}, ["a", "b"])
    False
    """
    stored = {name for line in lines.values() for name in names(line, ast.Store)}
    known: set[str] = set()
    for one in order:
        if names(lines[one], ast.Load) & stored - known:
            return False
        known |= names(lines[one], ast.Store)
    return True


def printed(code: str) -> str:
    """What a program of ours prints, without the end of its last line.

    Examples
    --------
    >>> printed("print(1 + 1)")
    '2'
    """
    with contextlib.redirect_stdout(io.StringIO()) as printed_to:
        exec(compile(code, "<exercise>", "exec"), {})  # noqa: S102 - lines of our own
    return printed_to.getvalue().strip()


def names(code: str, kind: type[ast.expr_context]) -> set[str]:
    """The names that a program makes (`ast.Store`) or uses (`ast.Load`).

    Examples
    --------
    >>> import ast
    >>> names("share = count / whole", ast.Store)
    {'share'}
    """
    return {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name) and isinstance(node.ctx, kind)}
