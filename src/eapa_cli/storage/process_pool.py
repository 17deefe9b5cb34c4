"""Parallel work on batches in several processes, with the results in order."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
"""An item."""
B = TypeVar("B")
"""A batch of items."""
R = TypeVar("R")
"""The result of a batch."""

# The seconds to check a register, measured on two busy processors, the best of five runs:
#   files                              1,000   2,000   4,000
#   one process                         0.27    0.77    1.74
#   two processes, the second forked    0.43    0.60    1.14
#   two processes, the second spawned                   1.70
CAN_FORK: Final = sys.platform == "linux"
MIN_FILES_FOR_PROCESSES: Final = 1_500 if CAN_FORK else 4_000
# A batch takes about 50 ms. That is long compared with sending a message, and short enough to wait for after Ctrl-C.
BATCH_SIZE: Final = 200


def batches_of(items: Sequence[T]) -> list[Sequence[T]]:
    """Split items into batches in their order."""
    return [items[start : start + BATCH_SIZE] for start in range(0, len(items), BATCH_SIZE)]


def process_count_for(file_count: int) -> int:
    """Return the number of processes that read or check a number of files fastest."""
    if file_count < MIN_FILES_FOR_PROCESSES:
        return 1
    # macOS and Windows do not report which processors this process may use.
    return len(os.sched_getaffinity(0)) if CAN_FORK else os.cpu_count() or 1


def map_batches(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    report: Callable[[int, int], object],
) -> Iterator[tuple[Sequence[T], R]]:
    """Yield each batch of items with the result of `work`, and report how many items are done of how many."""
    batches = batches_of(items)
    results = map_in_processes(work, batches, process_count_for(len(items)))
    done = 0
    for batch, result in zip(batches, results, strict=True):
        yield batch, result
        done += len(batch)
        report(done, len(items))


def map_in_processes(work: Callable[[B], R], batches: Sequence[B], process_count: int) -> Iterator[R]:
    """Yield the result of `work` for each batch. The function, the batches and the results must be picklable."""
    useful_count = min(process_count, len(batches))
    return _map_with_workers(work, batches, useful_count) if useful_count > 1 else map(work, batches)


def _map_with_workers(work: Callable[[B], R], batches: Sequence[B], process_count: int) -> Iterator[R]:
    """Yield the results in the order of the batches. This process works as well, so it starts one worker less."""
    from concurrent.futures import ProcessPoolExecutor  # takes 25 ms, which a small register does not need
    from multiprocessing import get_context

    # Forking is not safe on macOS and not possible on Windows.
    context = get_context("fork" if CAN_FORK else "spawn")
    with ProcessPoolExecutor(
        process_count - 1, mp_context=context, initializer=_start_worker, initargs=(work,)
    ) as pool:
        futures = {number: pool.submit(_work_on, batch) for number, batch in enumerate(batches)}
        candidates = iter(range(len(batches)))
        own_results: dict[int, R] = {}
        try:
            for number in range(len(batches)):
                # Instead of waiting, this process works on a batch that no worker has started.
                while not futures[number].done() and (free := _cancel_next_unstarted(candidates, futures)) is not None:
                    own_results[free] = work(batches[free])
                future = futures.pop(number)  # so that the result does not stay in memory
                yield own_results.pop(number) if number in own_results else future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _cancel_next_unstarted(candidates: Iterator[int], futures: Mapping[int, "Future[Any]"]) -> int | None:
    """Cancel the next batch among the candidates that no worker has started; return its number, or None."""
    return next((number for number in candidates if number in futures and futures[number].cancel()), None)


_work: Callable[[Any], Any]
"""The function that a worker process calls with each batch."""


def _start_worker(work: Callable[[Any], Any]) -> None:
    from threading import Thread

    global _work  # noqa: PLW0603  # the function is sent once instead of with each batch
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process handles Ctrl-C
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when its parent was killed. Otherwise, it would wait for work forever."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None, "this process is a worker"
    parent.join()
    os._exit(1)


def _work_on(batch: Any) -> Any:
    return _work(batch)
