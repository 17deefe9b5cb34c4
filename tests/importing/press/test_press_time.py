"""The time for texts of repeated words: it grows with the length of a text, and not with its square."""

import pytest
from measured_time import measure_seconds

from eapa_cli.importing.press.draft import drafts_from
from eapa_cli.importing.press.source.source_text import SourceText

UNITS = {
    "places of parties": "Between in Kazan and in Osh " * 60 + "signed an agreement. ",
    "events before a report": "The rectors met in Osh at the Hill Hall of the City. " * 60 + "A and B signed a memo. ",
    "years": "2019 ",
    "Russian adjectives before a venue": "В белом большом Озёрном горном Степном " * 40 + "зале подписали договор. ",
    "pairs after between": "between Hill Club and Lake Club, Sea Club and Tea Club " * 40 + "signed an agreement. ",
    "places of Russian parties": "Между в Казани и в Оше " * 60 + "подписали договор. ",
}
SHORT = 10_000
"""The letters of the short text."""
RATIO = 8
"""How many times longer the long text is."""


def _seconds(unit: str, length: int) -> float:
    source = SourceText(text=unit * (length // len(unit)))
    return measure_seconds(lambda: drafts_from(source))


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    _seconds(unit, len(unit))  # loads the word lists

    short, long = _seconds(unit, SHORT), _seconds(unit, RATIO * SHORT)

    # With the square of the length, the long text would take RATIO * RATIO times as long. The rest allows for noise.
    assert long < 1.5 * RATIO * short + 0.1
