"""Several processes return the same results as one, in the same order, and end with the main process."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from eapa_cli.storage import process_pool
from eapa_cli.storage.process_pool import MIN_FILES_FOR_PROCESSES, batches_of, map_in_processes, process_count_for

# A program that prints the process ids of its workers, and then kills itself.
KILLED_PROGRAM = """\
import os, signal, sys
from multiprocessing import active_children
from eapa_cli.storage.process_pool import map_in_processes

for _ in map_in_processes(len, [[1], [2], [3]], 3):
    print(*(child.pid for child in active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_batches_contain_all_items_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_pool, "BATCH_SIZE", 2)

    assert batches_of([1, 2, 3, 4, 5]) == [[1, 2], [3, 4], [5]]
    assert batches_of([]) == []


@pytest.mark.parametrize("is_forked", [True, False])
@pytest.mark.parametrize("process_count", [1, 2, 3])
def test_results_are_in_the_order_of_the_batches(
    monkeypatch: pytest.MonkeyPatch, process_count: int, is_forked: bool
) -> None:
    monkeypatch.setattr(process_pool, "CAN_FORK", is_forked and process_pool.CAN_FORK)

    assert list(map_in_processes(sum, [[1, 2], [], [3], [4, 5]], process_count)) == [3, 0, 3, 9]


def test_the_main_process_does_a_part_of_the_work() -> None:
    pids = set(map_in_processes(pid_of_the_worker, list(range(20)), 2))

    assert len(pids) == 2
    assert os.getpid() in pids


# Where a process can fork, the system also tells which of its processors the process may use.
@pytest.mark.parametrize(("can_fork", "processor_count"), [(True, 3), (False, 7)])
def test_few_files_are_read_by_one_process_and_many_by_one_for_each_processor(
    monkeypatch: pytest.MonkeyPatch, processor_count: int, *, can_fork: bool
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 5}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    monkeypatch.setattr(process_pool, "CAN_FORK", can_fork)

    assert process_count_for(MIN_FILES_FOR_PROCESSES - 1) == 1
    assert process_count_for(MIN_FILES_FOR_PROCESSES) == processor_count


def test_an_unknown_number_of_processors_counts_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_pool, "CAN_FORK", False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert process_count_for(MIN_FILES_FOR_PROCESSES) == 1


def test_an_error_in_a_worker_is_raised_in_the_main_process() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(map_in_processes(int, ["1", "one"], 2))

    assert active_children() == []


@pytest.mark.usefixtures("covered_programs")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_workers_end_when_the_main_process_is_killed() -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_PROGRAM], capture_output=True, text=True, check=False)
    pids = [int(pid) for pid in killed.stdout.split()]

    assert killed.returncode == -signal.SIGKILL
    assert len(pids) == 2
    deadline = time.monotonic() + 20
    while any(map(is_running, pids)):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def pid_of_the_worker(_batch: int) -> int:
    """Return the id of the process that works on a batch."""
    time.sleep(0.02)  # otherwise one process could finish all batches before the other starts
    return os.getpid()


def is_running(pid: int) -> bool:
    """Return whether a process has not ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")  # 'PID (NAME) STATE ...'; a zombie, with the state Z, has ended
    is_zombie = status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"
    return not is_zombie
