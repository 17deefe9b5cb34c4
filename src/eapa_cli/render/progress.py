"""A progress bar on stderr while many files are read."""

from collections.abc import Mapping
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self, TextIO

from eapa_cli.text.interface_language import gettext as _

_SECONDS_BEFORE_BAR: Final = 1.0


class ProgressBar:
    """A progress bar that appears on a terminal after a delay, and disappears at the end of the work."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str]) -> None:
        self._stream = stream
        # In CI, a bar would only add lines to the log.
        self._is_enabled = stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("CI")
        self._visible_from = monotonic() + _SECONDS_BEFORE_BAR
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Show the number of files that have been read, and their total number."""
        if not self._is_enabled or monotonic() < self._visible_from:
            return
        if self._bar is None:
            self._bar = _start_bar(self._stream, total)
        (task,) = self._bar.task_ids
        self._bar.update(task, completed=done, refresh=True)


def _start_bar(stream: TextIO, total: int) -> Any:
    """Show a progress bar, and return it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False)
    bar.add_task(_("Reading files"), total=total)
    bar.start()
    return bar
