"""A terminal at which a test sits: it reads the screen, and types."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

PATIENCE = 30.0
ENTER, CTRL_C, CTRL_D, CTRL_U, DOWN, UP, END = "\r", "\x03", "\x04", "\x15", "\x1b[B", "\x1b[A", "\x1b[F"


class Terminal:
    """The program on a pseudo-terminal, and the screen that a person would see."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        width: int = 80,
        height: int = 50,
        environ: Mapping[str, str] | None = None,
        program: Sequence[str] = ("-m", "eapa_cli"),
    ) -> None:
        home = folder.parent
        hidden = {"NO_COLOR", "EAPA_REGISTER", "COLUMNS", "LINES"}
        environment = {name: value for name, value in os.environ.items() if name not in hidden} | {
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "TERM": "xterm",
            "PYTHONUTF8": "1",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # else it asks where the cursor is, and waits for a terminal to tell
            **(environ or {}),
        }
        self._screen = pyte.HistoryScreen(width, height, history=2000)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            sys.executable, [*program, *arguments], cwd=folder, env=environment, dimensions=(height, width)
        )
        self._raw = b""
        self._whole = b""
        self._is_plain = environment["TERM"] == "dumb"

    def text(self) -> str:
        """All lines of the screen, with those that went off it at the top."""
        above = ["".join(line[x].data for x in range(self._screen.columns)) for line in self._screen.history.top]
        return "\n".join(line.rstrip() for line in [*above, *self._screen.display]).rstrip()

    def wait(self, question: str) -> None:
        """Wait until a question is asked."""
        end = time.monotonic() + PATIENCE
        while not self._asks(question):
            if time.monotonic() > end or not (self._read(0.1) or self._child.isalive()):
                raise AssertionError(f"'{question}' was not asked; the screen is\n{self.text()}")

    def type(self, text: str) -> None:
        """Type something; after an Enter the next question is awaited."""
        if text.endswith(ENTER):
            self._raw = b""
        self._child.send(text)

    def answer(self, question: str, *answers: str) -> None:
        """Wait for a question and answer it; each answer but the first is for the question coming again."""
        for answer in answers:
            self.wait(question)
            self.type(answer + ENTER)

    def sees(self, *words: str) -> None:
        """Wait until words show, whether or not an answer is awaited."""
        end = time.monotonic() + PATIENCE
        while not all(word in self.text() for word in words):
            if time.monotonic() > end or not (self._read(0.1) or self._child.isalive()):
                raise AssertionError(f"{words} did not show; the screen is\n{self.text()}")

    def _asks(self, question: str) -> bool:
        if self._is_plain:
            return question in self._raw.decode(errors="replace") and self._raw.endswith(b": ")
        # Each prompt turns bracketed paste on before it is drawn.
        begun = self._raw.rfind(b"\x1b[?2004h")
        return begun >= 0 and question.encode() in self._raw[begun:]

    def end(self) -> int:
        """The exit code, once the program has ended."""
        while self._read(PATIENCE):
            pass
        self._child.close()
        return int(self._child.exitstatus)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        self._child.close(force=True)

    @property
    def raw(self) -> str:
        """All that the program wrote, as it wrote it."""
        return self._whole.decode(errors="replace")

    def _read(self, seconds: float) -> bool:
        """Read what the program wrote, waiting for a while; whether there was anything."""
        try:
            output = self._child.read_nonblocking(65536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self._raw += output
        self._whole += output
        self._stream.feed(output)
        return True
