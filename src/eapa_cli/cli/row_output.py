"""Output of rows on stdout: the choice of the format, and the pager of a terminal."""

import os
import sys
from io import StringIO

from eapa_cli.cli.streams import use_utf8
from eapa_cli.render import Format, Rows, Terminal, default_format, render
from eapa_cli.render.messages import warning
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.system_reasons import system_reason


def choose_format(format_: Format | None) -> Format:
    """Return the requested format, or else the default: a table on a terminal, and TSV in a pipe."""
    return format_ or default_format(Terminal.of(sys.stdout, os.environ))


def write_rows(rows: Rows, format_: Format | None, *, paged: bool = False) -> None:
    """Write rows to stdout in the requested format, or else in the default one.

    With `paged`, text that does not fit the screen of a terminal is shown in a pager.
    """
    terminal = Terminal.of(sys.stdout, os.environ)
    format_ = format_ or default_format(terminal)
    if format_ is not Format.TABLE:
        use_utf8()
    if format_ in {Format.CSV, Format.ICS}:
        # These formats define their line ends, which Windows would convert a second time.
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    if paged and terminal.is_interactive:
        _write_in_pager(rows, format_, terminal)
    else:
        render(rows, format_, sys.stdout, terminal=terminal)


def _write_in_pager(rows: Rows, format_: Format, terminal: Terminal) -> None:
    """Write rows to a terminal, in a pager if they do not fit the screen."""
    from eapa_cli.cli.pager import find_pager, page_through

    out = StringIO()
    # Not every pager supports links.
    render(rows, format_, out, terminal=terminal._replace(has_links=False))
    try:
        command = find_pager(os.environ)
        has_known_height = terminal.height > 0
        fits_screen = not has_known_height or out.getvalue().count("\n") < terminal.height
        if command and not fits_screen:
            page_through(out.getvalue(), command, os.environ)
            return
    except (OSError, ValueError) as error:  # a ValueError for a command with an open quotation mark
        reason = system_reason(error)
        warning(gettext("the pager in PAGER cannot be started: %(reason)s") % {"reason": reason})
    render(rows, format_, sys.stdout, terminal=terminal)
