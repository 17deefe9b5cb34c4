"""Parallel work on batches in several processes, with the results in order."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

B = TypeVar("B")
R = TypeVar("R")

# The seconds to check a register, measured on two busy processors, best of five:
#   files                              1,000   2,000   4,000
#   one process                         0.27    0.77    1.74
#   two processes, the second forked    0.43    0.60    1.14
#   two processes, the second spawned                   1.70
CAN_FORK: Final = sys.platform == "linux"
MIN_FILES_FOR_PROCESSES: Final = 1_500 if CAN_FORK else 4_000
# A batch takes about 50 ms. That is long compared with sending a message, and short enough to wait for after Ctrl-C.
BATCH_SIZE: Final = 200


def batches_of(items: Sequence[B]) -> list[Sequence[B]]:
    """Split items into batches in their order."""
    return [items[start : start + BATCH_SIZE] for start in range(0, len(items), BATCH_SIZE)]


def processes_for(files: int) -> int:
    """Return the number of processes with which a number of files is read or checked fastest."""
    if files < MIN_FILES_FOR_PROCESSES:
        return 1
    # macOS and Windows do not report which processors this process may use.
    return len(os.sched_getaffinity(0)) if CAN_FORK else os.cpu_count() or 1


def map_in_processes(work: Callable[[B], R], batches: Sequence[B], processes: int) -> Iterator[R]:
    """Yield the result of `work` for each batch. The function, the batches and the results must be picklable."""
    workers = min(processes, len(batches))
    return _in_processes(work, batches, workers) if workers > 1 else map(work, batches)


def _in_processes(work: Callable[[B], R], batches: Sequence[B], workers: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor  # takes 25 ms, which a small register does not need
    from multiprocessing import get_context

    # Forking is not safe on macOS and not possible on Windows.
    context = get_context("fork" if CAN_FORK else "spawn")
    with ProcessPoolExecutor(workers - 1, mp_context=context, initializer=_start_worker, initargs=(work,)) as pool:
        futures = {number: pool.submit(_work_on, batch) for number, batch in enumerate(batches)}
        unclaimed = iter(range(len(batches)))
        own_results: dict[int, R] = {}
        try:
            for number in range(len(batches)):
                # Instead of waiting, this process works on a batch that no worker has started.
                while not futures[number].done() and (free := _cancel_next_unstarted(unclaimed, futures)) is not None:
                    own_results[free] = work(batches[free])
                future = futures.pop(number)  # so that the result does not stay in memory
                yield own_results.pop(number) if number in own_results else future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _cancel_next_unstarted(unclaimed: Iterator[int], futures: Mapping[int, "Future[Any]"]) -> int | None:
    """Cancel the next batch that no worker has started, and return its number."""
    return next((number for number in unclaimed if number in futures and futures[number].cancel()), None)


_work: Callable[[Any], Any]
"""The function that a worker process calls with each batch."""


def _start_worker(work: Callable[[Any], Any]) -> None:
    from threading import Thread

    global _work  # noqa: PLW0603  # sent once instead of with each batch
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process handles Ctrl-C
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End a worker whose parent was killed, and which would wait for work forever."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _work_on(batch: Any) -> Any:
    return _work(batch)
