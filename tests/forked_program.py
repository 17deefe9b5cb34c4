"""Runs of the program on pseudo-terminals, forked from one process that has imported its modules.

A fork avoids most of the start-up time. With coverage, the start-up takes longer than the dialogue of most tests.
"""

import fcntl
import json
import os
import socket
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import coverage_of_programs

EAPA: Final = "import sys; from eapa_cli.cli.app import main; sys.exit(main())"
"""The program that users start."""
_MAX_MESSAGE: Final = 200_000
"""The largest request or response in bytes. A request contains all variables of the environment."""


class ForkedProgram:
    """A program that was started on a terminal. Its methods are those of a process of the standard library."""

    def __init__(
        self, terminal: int, program: str, arguments: Sequence[str], *, cwd: Path, environ: Mapping[str, str]
    ) -> None:
        start = {"program": program, "arguments": arguments, "cwd": str(cwd), "environ": dict(environ)}
        self.pid = _request(start, terminal)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code of the program; None while it runs."""
        return self._wait(os.WNOHANG)

    def wait(self) -> int:
        """Wait for the end of the program, and return its exit code."""
        code = self._wait(0)
        assert code is not None
        return code

    def _wait(self, options: int) -> int | None:
        """Return the exit code; None if the options of `waitpid` ask not to wait and the program runs."""
        if self.returncode is None:
            self.returncode = _request({"pid": self.pid, "options": options})
        return self.returncode


@cache
def _start_server() -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
    """Start the process that forks, and return the connection to it. It ends when this process ends."""
    own_end, other_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for end in (own_end, other_end):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _MAX_MESSAGE)
    with other_end:
        command = [sys.executable, "-X", "utf8", __file__, str(other_end.fileno())]
        environ = os.environ | coverage_of_programs.make_environment()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[other_end.fileno()], env=environ)
    return own_end, process


def end_server() -> None:
    """End the process that forks, and wait until its coverage is saved."""
    if _start_server.cache_info().currsize:
        connection, process = _start_server()
        connection.close()
        process.wait()


def _request(message: dict[str, Any], *descriptors: int) -> Any:
    """Send a request to the process that forks, and return its response."""
    connection, _ = _start_server()
    socket.send_fds(connection, [json.dumps(message).encode()], descriptors)
    return json.loads(connection.recv(_MAX_MESSAGE))


def _serve(connection: socket.socket) -> None:
    """Serve requests until the other end is closed. A request with a terminal starts a program; any other waits for one."""
    while True:
        text, descriptors, *_ = socket.recv_fds(connection, _MAX_MESSAGE, 1)
        if not text:
            return
        message = json.loads(text)
        if descriptors:
            response: int | None = os.fork()
            if not response:
                connection.close()
                _run_program(descriptors[0], message)
            os.close(descriptors[0])
        else:
            pid, status = os.waitpid(message["pid"], message["options"])
            response = os.waitstatus_to_exitcode(status) if pid else None
        connection.send(json.dumps(response).encode())


def _run_program(terminal: int, message: dict[str, Any]) -> None:
    """Run the program on a terminal, in the forked process."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for descriptor in range(3):
        os.dup2(terminal, descriptor)
    os.close(terminal)
    os.chdir(message["cwd"])
    os.environ.clear()
    os.environ.update(message["environ"])
    sys.argv = ["eapa", *message["arguments"]]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    exec(message["program"], {"__name__": "__main__"})


def _import_dialogues() -> None:
    """Import the modules of dialogues, which commands import when they run."""
    import pkgutil
    from importlib import import_module

    import eapa_cli.checks
    import eapa_cli.cli
    import eapa_cli.entry
    import eapa_cli.index

    for module in ("jsonschema", "jsonschema_rs", "prompt_toolkit.input.vt100", "questionary"):
        import_module(module)
    for package in (eapa_cli.entry, eapa_cli.cli, eapa_cli.index, eapa_cli.checks):
        for module_info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module_info.name)


if __name__ == "__main__":
    _import_dialogues()
    _serve(socket.socket(fileno=int(sys.argv[1])))
