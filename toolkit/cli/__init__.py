"""The ``toolkit`` command: arguments in, public functions called, one clear line where something is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from toolkit._version import __version__
from toolkit.cli import explorer, phrases, publish, series, text
from toolkit.errors import ToolkitError


class _Toolkit(click.Group):
    """Commands in the order in which they are named here; a reader that goes away (``| head``) is no fault."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> int:
        try:
            return int(super().invoke(ctx) or 0)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(
    cls=_Toolkit,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Each command has its own help: toolkit COMMAND --help. Bad input ends with one line and exit code 2.",
)
@click.version_option(__version__, message="toolkit %(version)s")
def commands() -> None:
    """Read, repair, structure, tag and chart United Nations resolutions, Arabic first."""


for _room in (text, explorer, series, phrases, publish):
    for _command in _room.COMMANDS:
        commands.add_command(_command)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; 0 on success, 2 on bad input (with one line on standard error)."""
    try:
        return int(commands.main(argv, prog_name="toolkit", standalone_mode=False) or 0)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "toolkit"
        print(f"toolkit: {error.format_message().rstrip('.')} (see {command} --help)", file=sys.stderr)
        return error.exit_code
    except ToolkitError as error:
        print(f"toolkit: {error}", file=sys.stderr)
        return 2
    except click.Abort:  # Ctrl-C
        return 130
