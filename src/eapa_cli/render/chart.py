"""Counts as bars that fit the terminal."""

from itertools import groupby
from operator import itemgetter
from typing import Final, TextIO

from rich.cells import cell_len

from eapa_cli.render.as_table import encodes, write_heading
from eapa_cli.render.clean import clean
from eapa_cli.render.grid import wrapped
from eapa_cli.render.rows import Rows, text_of
from eapa_cli.render.terminal import Terminal

_MARGIN: Final = "  "
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_SHARE: Final = 2  # labels have half of the width at most


def write_chart(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write rows of a group, a label and a count: the groups below each other, a bar for each count."""
    cells = [(clean(text_of(group)), clean(text_of(label)), int(count)) for group, label, count in rows.cells]  # type: ignore[arg-type]
    widest = max((cell_len(label) for _, label, _ in cells), default=0)
    label_width = min(widest, terminal.width // _SHARE)
    count_width = max((len(str(count)) for *_, count in cells), default=0)
    room = max(terminal.width - label_width - count_width - 3 * len(_MARGIN), 1)
    fine = encodes(out, _EIGHTHS)
    for number, (group, bars) in enumerate(groupby(cells, key=itemgetter(0))):
        out.write("\n" if number else "")
        write_heading([group], out, terminal)
        of_group = list(bars)
        most = max(count for *_, count in of_group)
        for _, label, count in of_group:
            *above, last = wrapped(label, label_width)
            out.writelines(f"{_MARGIN}{line}\n" for line in above)
            blanks = " " * (label_width - cell_len(last))
            # One count alone is compared with nothing.
            bar = _bar(count, most, room, fine=fine) if len(of_group) > 1 else ""
            out.write(f"{_MARGIN}{last}{blanks}{_MARGIN}{count:>{count_width}}{_MARGIN}{bar}".rstrip() + "\n")


def _bar(count: int, most: int, room: int, *, fine: bool) -> str:
    eighths = max(count * room * 8 // max(most, 1), 1 if count else 0)
    if not fine:
        return "#" * max(eighths // 8, 1 if count else 0)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
