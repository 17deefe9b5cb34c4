"""Completions with ids, names and values of the register; `completion_safety` filters them for the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from eapa_cli.errors import EapaError
from eapa_cli.query.completion_matching import complete_in_any_case, complete_valid_ids, words_in

if TYPE_CHECKING:
    from eapa_cli.index.read_model import Index

    Statement = Callable[[Index], tuple[str, Mapping[str, object]]]


def complete_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of the register that start with a text, or else words that occur in one organization's names."""
    sql = "SELECT id FROM organization UNION SELECT id FROM agreement ORDER BY 1"
    return _list_ids(ctx, incomplete, sql) or _list_distinctive_words(ctx, incomplete)


def complete_organizations(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of organizations that start with a text, or else words that occur in one organization's names."""
    return _list_ids(ctx, incomplete, "SELECT id FROM organization ORDER BY 1") or _list_distinctive_words(
        ctx, incomplete
    )


def complete_agreements(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of agreements that start with a text."""
    return _list_ids(ctx, incomplete, "SELECT id FROM agreement ORDER BY 1")


def complete_signed(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of signed agreements that start with a text."""
    return _list_ids(ctx, incomplete, "SELECT id FROM agreement WHERE stage IS NULL ORDER BY 1")


def complete_unsigned(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of unsigned agreements that start with a text."""
    return _list_ids(ctx, incomplete, "SELECT id FROM agreement WHERE stage IS NOT NULL ORDER BY 1")


def _list_ids(ctx: typer.Context, incomplete: str, sql: str) -> list[str]:
    return complete_valid_ids(select_values(ctx, lambda _: (sql, {})), incomplete)


def _list_distinctive_words(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the words that start with a text and occur in the names of one organization only, ignoring accents."""
    from eapa_cli.text.fold import fold

    files_by_word: dict[str, set[str]] = {}
    folded_words: dict[str, str] = {}
    # A statement selects one column, so the number of the file and the name are joined.
    rows = select_values(ctx, lambda _: ("SELECT file || ' ' || value FROM name", {}))
    for file, _space, name in (row.partition(" ") for row in rows):
        for word in words_in([name]):
            folded_words[word] = fold(word)
            files_by_word.setdefault(folded_words[word], set()).add(file)
    return complete_in_any_case(
        sorted(word for word, folded in folded_words.items() if len(files_by_word[folded]) == 1), incomplete
    )


def select_values(ctx: typer.Context, statement: Statement) -> Iterable[str]:
    """Return the values that a statement with one column selects from the register of the command line.

    Outside a register, or if an option has an invalid value, the result is empty.
    """
    from eapa_cli.cli.register_access import open_index

    register: Any = ctx.params.get("register")
    try:
        with redirect_stderr(StringIO()):  # a shell shows notes in the line that is being typed
            index = open_index(Path(register) if register else None)
            rows = index.query(*statement(index))
    except EapaError:
        return ()
    return (value for (value,) in rows)
