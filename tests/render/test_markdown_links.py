"""Web addresses are links in Markdown, and no other text is markup."""

import pytest
from running import Eapa

from eapa_cli.render.as_markdown import escape_with_links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.org/b; published 2020", "<https://a.org/b>; published 2020"),
        ("See https://a.org/x_(y), and (https://b.org/z).", "See <https://a.org/x_(y)>, and (<https://b.org/z>)."),
        ("https://a.org/a|b$c`d", "<https://a.org/a%7Cb%24c%60d>"),
        ("https://a.org/>*b*", r"<https://a.org/>\>\*b\*"),
        ("https://a.org/п?q=1#x", "<https://a.org/п?q=1#x>"),
        ("«https://a.org/b», [https://a.org/c]", r"«<https://a.org/b>», \[<https://a.org/c>\]"),
        ("javascript://a *b* http://", r"javascript\://a \*b\* http\://"),
    ],
)
def test_only_addresses_are_links(text: str, expected: str) -> None:
    assert escape_with_links(text) == expected


def test_the_sources_of_a_page_are_links(eapa: Eapa) -> None:
    assert "| 1 | <https://tass.com/society/1115243>; " in eapa("show", "tass", "--format", "markdown").out
