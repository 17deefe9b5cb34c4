"""Rules about an incomplete record."""

from datetime import date

from eapa_cli.checks.incomplete_record import partial_rule_violations
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import Kind

SIGNED_IN_2030 = {"signed": {"date": "2030-05-01"}, "parties": [], "sources": [{"url": "https://a.org"}]}


def test_a_partial_record_is_checked_as_of_a_day() -> None:
    def reported(today: date) -> list[str]:
        found = partial_rule_violations(Kind.AGREEMENT, SIGNED_IN_2030, Register(entries=()), today=today)
        return [one.message for one in found]

    assert reported(date(2026, 11, 24)) == ["1 May 2030 is in the future"]
    assert reported(date(2030, 5, 1)) == []
