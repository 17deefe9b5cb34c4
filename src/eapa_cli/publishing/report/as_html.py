"""A report as one HTML file without scripts, in a style for print."""

from pathlib import Path
from typing import Final

from markupsafe import Markup

from eapa_cli.publishing.page import environment
from eapa_cli.publishing.page_layout import make_policy_source
from eapa_cli.publishing.report.report_model import Report, Table

_STYLE: Final = Path(__file__).with_name("report.css")


def make_html(report: Report) -> bytes:
    """Return the report as an HTML file."""
    style = _STYLE.read_text(encoding="utf-8").replace("{{PAGE_COUNTER}}", _format_page_counter(report))
    style += _format_column_rules(report)
    policy = f"default-src 'none'; style-src {make_policy_source(style.encode())}; base-uri 'none'; form-action 'none'"
    values = {"report": report, "style": Markup(style), "policy": policy}  # noqa: S704  # a file of the program
    return environment().get_template("report.html").render(values).encode("utf-8", "backslashreplace")


def _format_page_counter(report: Report) -> str:
    before, between, after = report.page_label
    return f'"{before}" counter(page) "{between}" counter(pages) "{after}"'


def _format_column_rules(report: Report) -> str:
    """Return a CSS class for each width of a column: the policy does not allow a `style` attribute."""
    blocks = [block for section in report.sections for block in section.blocks]
    widths = {width for block in blocks if isinstance(block, Table) for width in block.widths}
    return "".join(f".w{width} {{ width: {width}% }}\n" for width in sorted(widths))
