"""Reads many files on all processors; what comes out is the same, in the same order, as on one."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from eapa_cli.checks.files import Files
from eapa_cli.checks.reading import Reading, read_record
from eapa_cli.model.vocabulary import Kind

# Two processes against one, on two processors with other work on them, best of five, in seconds: forked 0.43 and 0.27
# for 1,000 files, 0.60 and 0.77 for 2,000, 1.14 and 1.74 for 4,000; where each imports the program anew 1.70 for 4,000.
FORKS: Final = sys.platform == "linux"
WORTHWHILE: Final = 1_500 if FORKS else 4_000
# A batch takes some 50 ms: long enough to be worth a message, short enough to be waited for after Ctrl-C.
BATCH: Final = 200

Batch = Sequence[tuple[str, Kind]]
Progress = Callable[[int, int], None]
"""Told how many files have been read, of how many."""


def read_all(
    files: Files, records: Mapping[str, Kind], progress: Progress, *, processes: int | None = None
) -> Iterator[tuple[str, Kind, Reading]]:
    """Read the files of records, in their order; without a number, in as many processes as it pays to use."""
    items = list(records.items())
    batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
    workers = min(_processes(len(items)) if processes is None else processes, len(batches))
    readings = _in_processes(files, batches, workers) if workers > 1 else (_read(files, batch) for batch in batches)
    done = 0
    for batch, found in zip(batches, readings, strict=True):
        yield from ((path, kind, reading) for (path, kind), reading in zip(batch, found, strict=True))
        done += len(batch)
        progress(done, len(items))


def _processes(files: int) -> int:
    if files < WORTHWHILE:
        return 1
    # Those that this process may use; where nobody knows that, those that there are.
    return len(os.sched_getaffinity(0)) if FORKS else os.cpu_count() or 1


def _read(files: Files, batch: Batch) -> list[Reading]:
    return [read_record(files, path, kind) for path, kind in batch]


def _in_processes(files: Files, batches: Sequence[Batch], workers: int) -> Iterator[list[Reading]]:
    from concurrent.futures import ProcessPoolExecutor  # 25 ms, which a small register need not pay
    from multiprocessing import get_context

    # To fork is not safe on macOS, and not possible on Windows.
    context = get_context("fork" if FORKS else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(files,)) as pool:
        yield from pool.map(_read_batch, batches)


_files: Files
"""What a worker process reads from."""


def _begin(files: Files) -> None:
    from threading import Thread

    global _files  # noqa: PLW0603  # a worker is told once, and not with each batch
    _files = files
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who waits for the answer ends the work
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _read_batch(batch: Batch) -> list[Reading]:
    return _read(_files, batch)
