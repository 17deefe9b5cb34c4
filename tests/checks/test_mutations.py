"""The real register with one scalar of one file changed: whatever it is, the check tells where something is wrong.

A sample of the changes is tried; with EAPA_ALL_MUTATIONS=1 each of some 7,200 is, in about a minute.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eapa_cli.checks.checked_files import ProposedFile
from eapa_cli.checks.checker import check
from eapa_cli.checks.impact import affected_files
from eapa_cli.checks.problem import Problem
from eapa_cli.model.record_paths import REGISTER_FILE, id_of, kind_of
from eapa_cli.model.records import RECORDS
from eapa_cli.model.register import Entry, Register
from eapa_cli.storage.codec import decode
from eapa_cli.storage.store import Store
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import TOP, Span

ROOT = Path(__file__).parents[2]
STORE = Store(ROOT)
PATHS = [*(file.path for file in STORE.files()), REGISTER_FILE]
WAYS = ("drop", "retype", "misspell", "swap")
OTHER_TYPES = ("12", "true", "[a, b]", "{a: b}", "2021-09-24", "null", '""')
EACH = None if os.environ.get("EAPA_ALL_MUTATIONS") else 20


@cache
def text_of(path: str) -> str:
    return STORE.read(path).text


def scalars(path: str) -> list[Span]:
    """Where each key and each scalar of a file stands, in its order."""
    document = STORE.read(path)

    def below(data: Any, here: tuple[Any, ...]) -> Iterator[Span]:
        for step, part in data.items() if isinstance(data, dict) else enumerate(data):
            if isinstance(data, dict):
                yield document.spans.key((*here, step))
            if isinstance(part, dict | list):
                yield from below(part, (*here, step))
            else:
                yield document.spans.value((*here, step))

    return list(below(document.data, ()))


def offsets(text: str, span: Span) -> tuple[int, int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def mutated(text: str, spans: list[Span], at: int, way: str, random: Random) -> str:
    start, end = offsets(text, spans[at])
    scalar = text[start:end]
    match way:
        case "drop":
            return text[:start] + text[end:]
        case "retype":
            return text[:start] + random.choice(OTHER_TYPES) + text[end:]
        case "misspell":
            slip = random.randrange(len(scalar))
            return (
                text[:start]
                + scalar[:slip]
                + random.choice(["", "x", scalar[slip] * 2])
                + scalar[slip + 1 :]
                + text[end:]
            )
        case _:
            next_start, next_end = offsets(text, spans[(at + 1) % len(spans)])
            if next_start < start:
                return text[:start] + text[next_start:next_end] + text[end:]
            return text[:start] + text[next_start:next_end] + text[end:next_start] + scalar + text[next_end:]


def changes(path: str) -> list[tuple[int, str]]:
    every = [(at, way) for at in range(len(scalars(path))) for way in WAYS]
    return every if EACH is None else Random(path).sample(every, EACH)


@cache
def register() -> Register:
    entries = []
    for file in STORE.files():
        record = decode(RECORDS[file.kind], STORE.read(file.path).data)
        entries.append(Entry(path=file.path, kind=file.kind, id=id_of(file.path), record=record))
    return Register(entries=tuple(entries))


def concerned(path: str) -> frozenset[str]:
    """The files in which a change to one can make something wrong."""
    return affected_files(register(), {path: None}) | {REGISTER_FILE}


@pytest.mark.parametrize("path", PATHS)
def test_a_changed_scalar_is_told_at_a_place_in_the_right_file(path: str) -> None:
    text, spans, kind = text_of(path), scalars(path), kind_of(path)
    for at, way in changes(path):
        random = Random(f"{path} {at} {way}")
        new = mutated(text, spans, at, way, random)
        problems = check(STORE, proposed=[ProposedFile(path, kind, new)], processes=1).problems
        for problem in problems:
            assert problem.file in concerned(path), (at, way, problem)
            assert problem.span != TOP, (at, way, problem)
            for file, span in places_of(problem):
                assert_inside(span, new if file == path else text_of(file), (at, way, problem))
        if problems:
            there = spans[at], spans[(at + 1) % len(spans) if way == "swap" else at]
            # A quotation mark that lacks is missed where the next one stands.
            assert any(points_at(problem, path, there) or problem.rule == "yaml-syntax" for problem in problems), (
                at,
                way,
                problems,
            )


def places_of(problem: Problem) -> list[tuple[str, Span]]:
    return [(problem.file, problem.span), *((place.file, place.span) for place in problem.also)]


def points_at(problem: Problem, path: str, changed: tuple[Span, Span]) -> bool:
    """Whether a problem shows a line that was changed."""
    first, last = min(span.line for span in changed), max(span.end_line for span in changed)
    return any(file == path and span.line <= last and first <= span.end_line for file, span in places_of(problem))


def assert_inside(span: Span, text: str, what: object) -> None:
    lines = text.split("\n")
    assert 1 <= span.line <= span.end_line <= len(lines), what
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, what
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2, what
    assert (span.line, span.column) <= (span.end_line, span.end_column), what


def test_a_file_whose_text_cannot_be_read_as_it_was_is_told_of() -> None:
    """The changes above are real ones: most of them are found."""
    found = tried = 0
    for path in PATHS[:6]:
        text, spans = text_of(path), scalars(path)
        for at, way in changes(path):
            new = mutated(text, spans, at, way, Random(f"{path} {at} {way}"))
            if read(new.encode()).data != STORE.read(path).data:
                tried += 1
                found += bool(check(STORE, proposed=[ProposedFile(path, kind_of(path), new)], processes=1).problems)

    assert found > tried / 3
