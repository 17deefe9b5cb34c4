"""Explanations of parser errors that only some versions of the parser return."""

import yaml

from eapa_cli.yaml.parse_errors import TOO_DEEP, explain
from eapa_cli.yaml.spans import Span, SyntaxProblem


def test_an_error_of_libyaml_about_deep_nesting_has_the_message_of_the_reader() -> None:
    error = yaml.MarkedYAMLError(problem="exceeded maximum nesting depth", problem_mark=yaml.Mark("", 6, 0, 6, "", 0))

    assert explain(error, "a: [[[[[") == SyntaxProblem(rule="plain-yaml", message=TOO_DEEP, span=Span(1, 7, 1, 8))
