"""What the parser says, in plain words."""

import yaml

from eapa_cli.yaml.parse_errors import TOO_DEEP, explain
from eapa_cli.yaml.spans import Span, SyntaxProblem


def test_what_some_parsers_refuse_as_nested_too_deep_is_told_as_by_the_reader() -> None:
    error = yaml.MarkedYAMLError(problem="exceeded maximum nesting depth", problem_mark=yaml.Mark("", 6, 0, 6, "", 0))

    assert explain(error, "a: [[[[[") == SyntaxProblem(rule="plain-yaml", message=TOO_DEEP, span=Span(1, 7, 1, 8))
