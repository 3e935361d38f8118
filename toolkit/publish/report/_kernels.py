"""Kernels that are ready when they begin: each is a copy of one process that has imported what notebooks use.

To start Python, import pandas, Matplotlib and the toolkit, and compile the rules of a language takes longer than many a
notebook does. One process does this once; every kernel is then forked from it, has a process of its own all the same,
and gives what any other kernel gives. Where the system cannot fork (Windows), kernels are started as usual.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import uuid
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

__all__ = ["POSSIBLE", "ForkingProvisioner", "ReadyKernels"]

#: Whether the system can fork.
POSSIBLE = "forkserver" in multiprocessing.get_all_start_methods()


class _Started:
    """A forked kernel, as jupyter_client knows a process: with the methods of `subprocess.Popen` that it calls."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self._process.pid is not None:
            os.kill(self._process.pid, number)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


class ForkingProvisioner(LocalProvisioner):
    """Forks a kernel where another one would run a command; jupyter_client knows it as ``toolkit-ready``."""

    process: Any

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Begin a kernel; of the command only the arguments count."""
        context: Any = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["toolkit.publish.report._readied"])
        arguments = cmd[cmd.index("-f") :]
        process = context.Process(target=_serve, args=(arguments, options["cwd"], dict(options["env"])))
        process.start()
        self.process, self.pid = _Started(process), process.pid
        return self.connection_info


class ReadyKernels(AsyncKernelManager):
    """Manages a kernel that is forked."""

    async def _async_pre_start_kernel(self, **options: Any) -> Any:
        self.kernel_id = self.kernel_id or str(uuid.uuid4())
        if self.provisioner is None:
            self.provisioner = ForkingProvisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**options)


def _serve(arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> None:
    """Be a kernel, in a folder, until it is shut down or the process that began it ends."""
    from ipykernel.kernelapp import IPKernelApp

    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["ipykernel_launcher", *arguments]
    IPKernelApp.launch_instance(argv=[*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"])
