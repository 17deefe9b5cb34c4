"""A progress bar on stderr for long work."""

from collections.abc import Mapping
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self, TextIO

PATIENCE: Final = 1.0
"""The number of seconds before the bar appears."""


class ProgressBar:
    """A progress bar that appears on a terminal if the work takes longer than a second, and is cleared at the end."""

    def __init__(self, label: str, stream: TextIO, environ: Mapping[str, str], *, patience: float = PATIENCE) -> None:
        self._label = label
        self._stream = stream
        # In CI, a bar would only add lines to the log, even on a terminal.
        self._enabled = stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("CI")
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
        """Update the number of completed items."""
        if not self._enabled or monotonic() < self._due:
            return
        if self._bar is None:
            self._bar = _started(self._stream, self._label, of)
        (task,) = self._bar.task_ids
        self._bar.update(task, completed=done, refresh=True)


def _started(stream: TextIO, label: str, of: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False)
    bar.add_task(label, total=of)
    bar.start()
    return bar
