"""Writes docs/pictures from what the program shows on a terminal; on Linux and macOS."""  # noqa: INP001

import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).with_name("pictures")
EAPA = str(Path(sys.executable).with_name("eapa"))
WIDTH, HEIGHT = 100, 40


def shown(*arguments: str) -> str:
    """What the program writes, with its colours, to a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
    hidden = {"COLUMNS", "NO_COLOR", "EAPA_REGISTER"}
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    environ |= {"TERM": "xterm-256color", "PYTHONUTF8": "1"}
    with subprocess.Popen([EAPA, *arguments], cwd=ROOT, env=environ, stdout=theirs) as running:  # noqa: S603
        os.close(theirs)
        output = _all_of(ours)
    if running.returncode:
        raise SystemExit(f"eapa {' '.join(arguments)} ended with {running.returncode}")
    return output.decode().replace("\r\n", "\n")


def _all_of(terminal: int) -> bytes:
    output = b""
    try:
        while chunk := os.read(terminal, 65536):
            output += chunk
    except OSError:  # on Linux, the end of what was written
        pass
    os.close(terminal)
    return output


def picture(*arguments: str) -> str:
    """A terminal in which a command was given, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ eapa {' '.join(arguments)}", style="bold"))
    console.print(Text.from_ansi(shown(*arguments)))
    # With an id of its own choice Rich would write another file for each change of the text.
    return console.export_svg(title="eapa", unique_id="eapa")


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "list.svg").write_text(picture("list", "--country", "UZ"), encoding="utf-8")
