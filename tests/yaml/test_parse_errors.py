"""Explanations of parser errors."""

import pytest
import yaml

from eapa_cli.yaml.parse_errors import TOO_DEEP, explain
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Span, SyntaxProblem


@pytest.mark.parametrize(
    ("text", "message"),
    [("a: - b\n", "a list item cannot start here"), ("a: ? b\n", "a 'key: value' cannot start here")],
)
def test_a_list_item_or_a_key_within_a_line_is_explained(text: str, message: str) -> None:
    (fault,) = read(text.encode()).faults

    assert fault.message == message


def test_an_error_of_some_versions_of_libyaml_about_deep_nesting_has_the_message_of_the_reader() -> None:
    error = yaml.MarkedYAMLError(problem="exceeded maximum nesting depth", problem_mark=yaml.Mark("", 6, 0, 6, "", 0))

    assert explain(error, "a: [[[[[") == SyntaxProblem(rule="plain-yaml", message=TOO_DEEP, span=Span(1, 7, 1, 8))
