"""A bar on stderr for work that a person has to wait for."""

from collections.abc import Mapping
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self, TextIO

PATIENCE: Final = 1.0
"""After so many seconds a person wants to know how far it is."""


class ProgressBar:
    """Shows how far some work is, on a terminal only, once it has taken more than a second.

    It is called with how many things are done, of how many, and is gone when the work is.
    """

    def __init__(self, what: str, stream: TextIO, environ: Mapping[str, str], *, patience: float = PATIENCE) -> None:
        self._what = what
        self._stream = stream
        # What a machine runs is read by nobody until it has ended, also where it has a terminal.
        self._wanted = stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("CI")
        self._due = monotonic() + patience
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, of: int) -> None:
        """Take note that so many things are done, of how many."""
        if not self._wanted or monotonic() < self._due:
            return
        if self._bar is None:
            self._bar = _started(self._stream, self._what, of)
        (task,) = self._bar.task_ids
        self._bar.update(task, completed=done, refresh=True)


def _started(stream: TextIO, what: str, of: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False)
    bar.add_task(what, total=of)
    bar.start()
    return bar
