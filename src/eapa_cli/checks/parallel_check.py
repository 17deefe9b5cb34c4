"""Reads the files of many records, on all processors where that pays; what comes out is the same as on one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from eapa_cli.checks.checked_files import Files
from eapa_cli.checks.file_check import Reading, read_record
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.process_pool import batches_of, processes_for, worked

Progress = Callable[[int, int], None]
"""Told how many files have been read, of how many."""


def read_all(
    files: Files, records: Mapping[str, Kind], progress: Progress, *, processes: int | None = None
) -> Iterator[tuple[str, Kind, Reading]]:
    """Read the files of records, in their order; without a number, in as many processes as it pays to use."""
    items = list(records.items())
    batches = batches_of(items)
    count = processes_for(len(items)) if processes is None else processes
    done = 0
    for batch, found in zip(batches, worked(partial(_read, files), batches, count), strict=True):
        yield from ((path, kind, reading) for (path, kind), reading in zip(batch, found, strict=True))
        done += len(batch)
        progress(done, len(items))


def _read(files: Files, batch: Sequence[tuple[str, Kind]]) -> list[Reading]:
    return [read_record(files, path, kind) for path, kind in batch]
