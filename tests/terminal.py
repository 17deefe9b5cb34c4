"""A pseudo-terminal on which a test runs the program, reads the screen and types."""

import os
import select
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte
from forked_program import EAPA, ForkedProgram

MAX_SECONDS = 30.0
"""The longest wait for a question, a text or the end of the program."""
# Keys; Ctrl-U deletes the line up to the cursor, so that a question gets an empty answer.
ENTER, CTRL_C, CTRL_D, CTRL_U, DOWN, UP, END = "\r", "\x03", "\x04", "\x15", "\x1b[B", "\x1b[A", "\x1b[F"


class Terminal:
    """The program on a pseudo-terminal, and its screen as a user sees it."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        width: int = 80,
        height: int = 50,
        environ: Mapping[str, str] | None = None,
        program: str = EAPA,
    ) -> None:
        home = folder.parent
        # Variables of the terminal in which the tests run, which would change the output.
        unset = {
            "NO_COLOR", "EAPA_REGISTER", "COLUMNS", "LINES", "PAGER", "LESS", "TERM_PROGRAM", "VTE_VERSION",
            "FORCE_HYPERLINK",
        }  # fmt: skip
        environment = {name: value for name, value in os.environ.items() if name not in unset} | {
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "TERM": "xterm",
            "PYTHONUTF8": "1",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # pyte does not report the position of the cursor
            **(environ or {}),
        }
        self._screen = pyte.HistoryScreen(width, height, history=2000)
        self._stream = pyte.ByteStream(self._screen)
        self._terminal, inner = os.openpty()
        termios.tcsetwinsize(inner, (height, width))
        self._program = ForkedProgram(inner, program, arguments, cwd=folder, environ=environment)
        os.close(inner)
        self._since_enter = b""
        self._all_output = b""
        self._is_closed = False
        self._is_plain = environment["TERM"] == "dumb"

    def text(self) -> str:
        """Return all lines of the screen, with those that scrolled off its top."""
        above = ["".join(line[x].data for x in range(self._screen.columns)) for line in self._screen.history.top]
        return "\n".join(line.rstrip() for line in [*above, *self._screen.display]).rstrip()

    def wait(self, question: str) -> None:
        """Wait until a question and its choices are on the screen."""
        self._wait_until(lambda: self._asks(question), f"'{question}' was not asked")

    def type(self, text: str) -> None:
        """Type some text. After Enter, `wait` accepts only a question that is asked later."""
        if text.endswith(ENTER):
            self._since_enter = b""
        os.write(self._terminal, text.encode())

    def answer(self, question: str, *answers: str) -> None:
        """Wait for a question and answer it, once for each answer."""
        for answer in answers:
            self.wait(question)
            self.type(answer + ENTER)

    def press_enter(self, *questions: str) -> None:
        """Wait for each question, and answer it with Enter only."""
        for question in questions:
            self.answer(question, "")

    def wait_for_text(self, *words: str) -> None:
        """Wait until the screen shows some words."""
        self._wait_until(lambda: all(word in self.text() for word in words), f"{words} did not show")

    def _wait_until(self, condition: Callable[[], bool], failure: str) -> None:
        """Read the output until a condition is true. Fail if the time is over or the program has ended."""
        end = time.monotonic() + MAX_SECONDS
        while not condition():
            if time.monotonic() > end or not (self._read(0.1) or self._program.poll() is None):
                raise AssertionError(f"{failure}; the screen is\n{self.text()}")

    def _asks(self, question: str) -> bool:
        """Return whether the program has drawn a question, and waits for its answer, since the last Enter."""
        if self._is_plain:
            return question in self._since_enter.decode(errors="replace") and self._since_enter.endswith(b": ")
        # Each prompt turns bracketed paste on before it is drawn, and turns line wrapping on again when it is complete.
        # The choices of a question are drawn after it, and can arrive later than the question.
        start = self._since_enter.rfind(b"\x1b[?2004h")
        drawn = self._since_enter.find(question.encode(), start) if start >= 0 else -1
        return drawn >= 0 and b"\x1b[?7h" in self._since_enter[drawn:]

    def end(self) -> int:
        """Wait for the end of the program, and return its exit code."""
        while self._read(MAX_SECONDS):
            pass
        if not self._is_closed:
            self.hang_up()
            raise AssertionError(f"the program did not end; the screen is\n{self.text()}")
        os.close(self._terminal)
        return self._program.wait()

    def hang_up(self) -> None:
        """Close the terminal, as a user closes its window, and wait for the end of the program."""
        os.close(self._terminal)
        self._program.wait()

    @property
    def raw(self) -> str:
        """All output of the program, with its escape sequences."""
        return self._all_output.decode(errors="replace")

    def _read(self, seconds: float) -> bool:
        """Read output that arrives within some seconds, and return whether there was any."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            output = os.read(self._terminal, 65536)
        except OSError:  # the program has closed the terminal
            self._is_closed = True
            return False
        self._since_enter += output
        self._all_output += output
        self._stream.feed(output)
        return True


def run_on_terminal(folder: Path, *arguments: str, width: int = 80, height: int = 24, **environ: str) -> str:
    """Run a command that asks no questions on a pseudo-terminal, and return its output. It must succeed."""
    terminal = Terminal(folder, *arguments, width=width, height=height, environ=environ)
    assert terminal.end() == 0, terminal.text()
    return terminal.raw.replace("\r\n", "\n")
