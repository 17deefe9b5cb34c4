"""The header of a sheet: its row of headings, which a row of group headings may be above."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from eapa_cli.importing.limits import MAX_ROWS_ABOVE_HEADER
from eapa_cli.importing.sheet import Value
from eapa_cli.text.fold import fold

Row = tuple[int, Mapping[int, Value]]
IsKnown = Callable[[str], bool]

# Below a group heading such as 'Party 1', these add nothing to it.
_GENERIC: Final = frozenset(
    map(fold, ("name", "full name", "title", "название", "наименование", "ФИО", "Ф. И. О.", "имя"))
)
_TITLES: Final = frozenset(map(fold, ("title", "название", "наименование")))


class Header(NamedTuple):
    """The headings of a sheet by column, and the number of rows above the first record."""

    cells: Mapping[int, Value]
    length: int


def find_header(rows: Sequence[Row], count: Callable[[Mapping[int, Value]], int], is_known: IsKnown) -> Header | None:
    """Return the header with the most known headings, which `count` counts; None if no row has one."""
    found = max(_candidates(rows, is_known), default=None, key=lambda header: count(header.cells))
    return found if found and count(found.cells) else None


def _candidates(rows: Sequence[Row], is_known: IsKnown) -> Iterator[Header]:
    """Yield each row, then each row combined with the one above it, so that of equal ones a single row is taken."""
    first = rows[:MAX_ROWS_ABOVE_HEADER]
    for place, (_, cells) in enumerate(first):
        yield Header(cells, place + 1)
    for place, ((_, groups), (_, cells)) in enumerate(pairwise(first)):
        yield Header(dict(_combined(groups, cells, is_known)), place + 2)


def _combined(
    groups: Mapping[int, Value], cells: Mapping[int, Value], is_known: IsKnown
) -> Iterator[tuple[int, Value]]:
    group: Value = ""
    for column in sorted(groups.keys() | cells.keys()):
        group = groups.get(column, group)
        if column not in cells:
            yield column, group
        else:
            yield column, _in_group(group, cells[column], is_known)


def _in_group(group: Value, cell: Value, is_known: IsKnown) -> Value:
    """Return the heading that a cell has below a group heading: its own text if that is known."""
    if not (isinstance(group, str) and isinstance(cell, str)) or group == cell:
        return cell
    is_numbered = any(map(str.isdigit, group))
    # 'Title' is a name of a party below 'Party 1', and of the agreement below 'Document'.
    if fold(cell) in _GENERIC and is_known(group) and (is_numbered or fold(cell) not in _TITLES):
        return group
    whole = (f"{group} {cell}", f"{cell} {group}")
    # The number of 'Party 1' is needed to tell its columns from those of 'Party 2'.
    texts = whole if is_numbered else (cell, *whole)
    return next(filter(is_known, texts), cell)
