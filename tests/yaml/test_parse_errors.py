"""Parser errors in plain words."""

import yaml

from eapa_cli.yaml.parse_errors import TOO_DEEP, explain
from eapa_cli.yaml.spans import Span, SyntaxProblem


def test_a_parser_that_refuses_deep_nesting_gives_the_readers_message() -> None:
    error = yaml.MarkedYAMLError(problem="exceeded maximum nesting depth", problem_mark=yaml.Mark("", 6, 0, 6, "", 0))

    assert explain(error, "a: [[[[[") == SyntaxProblem(rule="plain-yaml", message=TOO_DEEP, span=Span(1, 7, 1, 8))
