"""Checks of an incomplete record by the rules."""

from datetime import date

import pytest

from eapa_cli.checks.incomplete_record import partial_rule_violations
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import Kind

SIGNED_IN_2030 = {"signed": {"date": "2030-05-01"}, "parties": [], "sources": [{"url": "https://a.org"}]}


@pytest.mark.parametrize(
    ("today", "messages"), [(date(2026, 11, 24), ["1 May 2030 is in the future"]), (date(2030, 5, 1), [])]
)
def test_an_incomplete_record_is_checked_as_of_a_day(today: date, messages: list[str]) -> None:
    violations = partial_rule_violations(Kind.AGREEMENT, SIGNED_IN_2030, Register(entries=()), today=today)

    assert [violation.message for violation in violations] == messages
