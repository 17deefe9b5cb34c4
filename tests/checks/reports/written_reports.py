"""Reports on a register as they are written, and a register with names and lines from strangers."""

import io
import tempfile
from pathlib import Path

from case_folders import BASE, build_register

from eapa_cli.checks.checker import check
from eapa_cli.checks.reports import ReportContext, ReportFormat, Sources, write_report
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.store import Store

EXPECTED = Path(__file__).parent / "expected"

# Letters of one, two, three and four bytes, of no cell and of two, before and below what is wrong.
STRANGERS = """\
id: strangers
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
# What a terminal, a runner, a viewer of Markdown or XML, or a shell might take for its own.
HOSTILE = "\n::error::a,b:c%0A<b>&[l](1)`|\x1b[2J##[error]'$(x)\u202e"


def strangers(root: Path) -> Path:
    """A register whose one faulty file has lines from strangers."""
    build_register(BASE, root)
    (root / "data/agreements/strangers.yaml").write_text(STRANGERS, encoding="utf-8")
    return root


def hostile(root: Path) -> Path:
    """A register in which a file's name is hostile, and so are its id and a key."""
    build_register(BASE, root)
    (root / f"data/organizations/{HOSTILE}.yaml").write_text(
        "id: '::error::##[error]x'\n'##vso[task]]]><b>': '%0A[x](1)'\n", encoding="utf-8"
    )
    return root


def written(root: Path, format_: ReportFormat, *, terminal: Terminal | None = None, strict: bool = False) -> str:
    """The report on a register in a format, as it is seen from the register's folder."""
    store, out = Store(root), io.StringIO()
    context = ReportContext(
        sources=Sources(store),
        terminal=terminal or Terminal(width=80, colour=False, interactive=False),
        strict=strict,
    )
    write_report(check(store), format_, out, context=context)
    return out.getvalue()


if __name__ == "__main__":  # read what it wrote before it is committed
    for name, make in (("strangers", strangers), ("hostile", hostile)):
        with tempfile.TemporaryDirectory() as folder:
            root = make(Path(folder) / "register")
            for format_ in (one for one in ReportFormat if one is not ReportFormat.SARIF):
                (EXPECTED / f"{name}.{format_}").write_text(written(root, format_), encoding="utf-8", newline="\n")
