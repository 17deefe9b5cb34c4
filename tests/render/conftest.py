"""Example rows, and a function that renders them."""

import io
from collections.abc import Callable

import pytest

from eapa_cli.render import Column, Format, Rows, Terminal, render

Draw = Callable[..., str]

LONG_TITLE = "Соглашение о сотрудничестве между Ассамблеей народов Евразии и Центром народной дипломатии ШОС"


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Return a function that renders rows in a format and returns the output."""

    def render_to_text(
        rows: Rows, format_: Format, *, width: int = 80, colour: bool = False, interactive: bool = False
    ) -> str:
        out = io.StringIO(newline="")
        render(rows, format_, out, terminal=Terminal(width=width, has_colour=colour, is_interactive=interactive))
        return out.getvalue()

    return render_to_text


@pytest.fixture
def agreements() -> Rows:
    """Return a list of three agreements."""
    return Rows(
        "agreements",
        (
            Column("id", "Id"),
            Column("signed", "Signed"),
            Column("title", "Title", can_wrap=True),
            Column("parties", "Parties", can_wrap=True),
            Column("topics", "Topics"),
        ),
        [
            (
                "2020-01-31-eapa-tass",
                "2020-01-31",
                "Cooperation agreement between the Eurasian Peoples' Assembly and TASS",
                ("eapa", "tass"),
                2,
            ),
            (
                "2021-09-24-eapa-scopdc-uz",
                "2021?-09-24",
                LONG_TITLE,
                ("eapa", "scopdc-uz"),
                12,
            ),
            ("undated-eapa-ugm", None, "Соглашение с университетом", ("eapa", "ugm"), None),
        ],
    )
