"""Registers with untrusted text or hostile names, and the text of the reports on them."""

import io
import tempfile
from pathlib import Path

from case_folders import BASE, build_register

from eapa_cli.checks.checker import check
from eapa_cli.checks.reports import ReportContext, ReportFormat, Sources, write_report
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.store import Store

EXPECTED = Path(__file__).parent / "expected"
# A SARIF report also contains every rule, so a snapshot would change with each of them.
SNAPSHOT_FORMATS = [format_ for format_ in ReportFormat if format_ is not ReportFormat.SARIF]

# An agreement with four problems. Characters of one to four bytes, and of no or two cells, are before the invalid values.
UNTRUSTED = """\
id: untrusted
type: agreement
parties:
  - {name_as_signed: "Ассамблея наро\u0301дов", organization: alhpa}
  - {name_as_signed: "亚欧 🌍 [x](1) % ::error::", organization: beta}
  - {name_as_signed: "亚欧 🌍 [x](1) % ::error::", organization: beta}
  - {name_as_signed: "亚欧 🌍 [x](1) % ::error::", organization: beta}
signed: {date: "2019", basis: deduced}
sources:
  - {url: https://example.org/x}
"""
# Commands and markup of a terminal, a CI runner, Markdown, XML and a shell.
HOSTILE = "\n::error::a,b:c%0A<b>&[l](1)`|\x1b[2J##[error]'$(x)\u202e"


def build_untrusted_register(root: Path) -> Path:
    """Make a register whose only invalid file contains untrusted text."""
    build_register(BASE, root)
    (root / "data/agreements/untrusted.yaml").write_text(UNTRUSTED, encoding="utf-8")
    return root


def build_hostile_register(root: Path) -> Path:
    """Make a register with a hostile file name, id and key."""
    build_register(BASE, root)
    (root / f"data/organizations/{HOSTILE}.yaml").write_text(
        "id: '::error::##[error]x'\n'##vso[task]]]><b>': '%0A[x](1)'\n", encoding="utf-8"
    )
    return root


def render_report(root: Path, format_: ReportFormat, *, terminal: Terminal | None = None, strict: bool = False) -> str:
    """Return the report on a register in a format, with paths from the register's folder."""
    store, out = Store(root), io.StringIO()
    context = ReportContext(
        sources=Sources(store),
        terminal=terminal or Terminal(width=80, has_colour=False, is_interactive=False),
        strict=strict,
    )
    write_report(check(store), format_, out, context=context)
    return out.getvalue()


if __name__ == "__main__":  # rewrites the snapshots; review the diff before you commit it
    for name, make in (("untrusted", build_untrusted_register), ("hostile", build_hostile_register)):
        with tempfile.TemporaryDirectory() as folder:
            root = make(Path(folder) / "register")
            for format_ in SNAPSHOT_FORMATS:
                (EXPECTED / f"{name}.{format_}").write_text(
                    render_report(root, format_), encoding="utf-8", newline="\n"
                )
