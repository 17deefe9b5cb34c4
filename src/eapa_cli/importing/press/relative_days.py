"""Days that a report names by their distance from the day of publication: "yesterday", a weekday."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeDay:
    """A word for a day: its distance from the day of publication, or the number of a weekday."""

    span: Span
    distance: int | None = None
    weekday: int | None = None

    def day(self, published: date) -> date:
        """Return the day, counted back from the day of publication."""
        if self.weekday is not None:
            return published - timedelta(days=(published.weekday() - self.weekday) % 7)
        return published + timedelta(days=self.distance or 0)


def relative_days(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[RelativeDay]:
    """Yield the relative days in the reports."""
    for report in reports:
        text = layout.reported(report).lower()
        for match in re.finditer(r"[^\W\d_]+", text):
            span = Span(report.start + match.start(), report.start + match.end())
            if (distance := language.dates.relative.get(match[0])) is not None:
                yield RelativeDay(span=span, distance=distance)
            elif not text[: match.start()].endswith("next "):
                stems = language.dates.weekdays.items()
                yield from (RelativeDay(span=span, weekday=at) for stem, at in stems if match[0].startswith(stem))
