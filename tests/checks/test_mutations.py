"""The check finds most changes of a single scalar in the sample register, and reports the place of the change.

The tests try a sample of the changes. With EAPA_ALL_MUTATIONS=1, they try all changes in about a minute.
"""

import os
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest
from samples import REGISTER

from eapa_cli.checks.affected_files import find_affected_files
from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Problem
from eapa_cli.checks.proposed_files import ProposedFile
from eapa_cli.model.record_paths import REGISTER_FILE, id_of, kind_of
from eapa_cli.model.records import RECORDS
from eapa_cli.model.register import Entry, Register
from eapa_cli.storage.codec import decode
from eapa_cli.storage.store import Store
from eapa_cli.yaml.spans import TOP, Span

STORE = Store(REGISTER)
PATHS = [*(file.path for file in STORE.files()), REGISTER_FILE]
MUTATIONS = ("drop", "retype", "misspell", "swap")
OTHER_TYPES = ("12", "true", "[a, b]", "{a: b}", "2021-09-24", "null", '""')
SAMPLE_SIZE = None if os.environ.get("EAPA_ALL_MUTATIONS") else 20


@cache
def read_text(path: str) -> str:
    return STORE.read(path).text


def find_scalars(path: str) -> list[Span]:
    """Return the spans of all keys and scalars of a file in order."""
    document = STORE.read(path)

    def walk_spans(data: Any, path_of_data: tuple[Any, ...]) -> Iterator[Span]:
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            value_path = (*path_of_data, step)
            if isinstance(data, dict):
                yield document.spans.key(value_path)
            if isinstance(value, dict | list):
                yield from walk_spans(value, value_path)
            else:
                yield document.spans.value(value_path)

    return list(walk_spans(document.data, ()))


def find_offsets(text: str, span: Span) -> tuple[int, int]:
    """Return the offsets of the start and the end of a span."""
    line_starts = [0]
    for line in text.split("\n"):
        line_starts.append(line_starts[-1] + len(line) + 1)
    return line_starts[span.line - 1] + span.column - 1, line_starts[span.end_line - 1] + span.end_column - 1


def mutate(text: str, spans: list[Span], index: int, mutation: str, random: Random) -> str:
    """Return a text with a change of the scalar or key at an index; `swap` exchanges it with the next one."""
    start, end = find_offsets(text, spans[index])
    scalar = text[start:end]
    match mutation:
        case "drop":
            return text[:start] + text[end:]
        case "retype":
            return text[:start] + random.choice(OTHER_TYPES) + text[end:]
        case "misspell":
            position = random.randrange(len(scalar))
            return (
                text[:start]
                + scalar[:position]
                + random.choice(["", "x", scalar[position] * 2])
                + scalar[position + 1 :]
                + text[end:]
            )
        case _:
            next_start, next_end = find_offsets(text, spans[(index + 1) % len(spans)])
            if next_start < start:
                return text[:start] + text[next_start:next_end] + text[end:]
            return text[:start] + text[next_start:next_end] + text[end:next_start] + scalar + text[next_end:]


def choose_changes(path: str) -> list[tuple[int, str]]:
    """Return the changes to try in a file: the index of a scalar, and the mutation."""
    changes = [(index, mutation) for index in range(len(find_scalars(path))) for mutation in MUTATIONS]
    return changes if SAMPLE_SIZE is None else Random(path).sample(changes, SAMPLE_SIZE)


@cache
def load_register() -> Register:
    entries = []
    for file in STORE.files():
        record = decode(RECORDS[file.kind], STORE.read(file.path).data)
        entries.append(Entry(path=file.path, kind=file.kind, id=id_of(file.path), record=record))
    return Register(entries=tuple(entries))


def list_affected_files(path: str) -> frozenset[str]:
    """Return the files in which a change to one file can cause problems."""
    return find_affected_files(load_register(), {path: None}, {}) | {REGISTER_FILE}


@pytest.mark.parametrize("path", PATHS)
def test_most_changes_of_a_scalar_are_reported_at_a_place_in_the_correct_file(path: str) -> None:
    text, spans, kind = read_text(path), find_scalars(path), kind_of(path)
    changes = choose_changes(path)
    reported_count = 0
    for index, mutation in changes:
        random = Random(f"{path} {index} {mutation}")
        new = mutate(text, spans, index, mutation, random)
        problems = check(STORE, proposed=[ProposedFile(path, kind, new)]).problems
        for problem in problems:
            assert problem.file in list_affected_files(path), (index, mutation, problem)
            assert problem.span != TOP, (index, mutation, problem)
            for file, span in list_places(problem):
                assert_inside(span, new if file == path else read_text(file), (index, mutation, problem))
        if problems:
            reported_count += 1
            changed = spans[index], spans[(index + 1) % len(spans) if mutation == "swap" else index]
            # A missing quotation mark is reported at the next quotation mark.
            assert any(has_place_in(problem, path, changed) or problem.rule == "yaml-syntax" for problem in problems), (
                index,
                mutation,
                problems,
            )
    # A different word, date or link may be valid; a different key or type is not.
    assert reported_count > len(changes) / 2


def list_places(problem: Problem) -> list[tuple[str, Span]]:
    return [(problem.file, problem.span), *((place.file, place.span) for place in problem.second_places)]


def has_place_in(problem: Problem, path: str, changed: tuple[Span, Span]) -> bool:
    """Return whether a problem has a place on the changed lines of a file."""
    first, last = min(span.line for span in changed), max(span.end_line for span in changed)
    return any(file == path and span.line <= last and first <= span.end_line for file, span in list_places(problem))


def assert_inside(span: Span, text: str, context: object) -> None:
    lines = text.split("\n")
    assert 1 <= span.line <= span.end_line <= len(lines), context
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, context
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1, context
    assert (span.line, span.column) <= (span.end_line, span.end_column), context
