"""The ``toolkit`` command: arguments in, public functions called, one clear line where something is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from toolkit._version import __version__
from toolkit.cli import explorer, publish, series, text
from toolkit.errors import ToolkitError


def parser() -> argparse.ArgumentParser:
    """The command line of the toolkit."""
    top = argparse.ArgumentParser(
        prog="toolkit",
        description="Read, repair, structure, tag and chart United Nations resolutions, Arabic first.",
        epilog="Each command has its own help: toolkit COMMAND --help. Bad input ends with one line and exit code 2.",
    )
    top.add_argument("--version", action="version", version=f"toolkit {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    text.add(commands)
    explorer.add_find(commands)
    explorer.add_explore(commands)
    series.add_series(commands)
    series.add_corpus(commands)
    publish.add_export(commands)
    publish.add_where(commands)
    publish.add_report(commands)
    publish.add_lessons(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; 0 on success, 2 on bad input (with one line on standard error)."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ToolkitError as error:
        print(f"toolkit: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
