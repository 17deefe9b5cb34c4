"""Charts as inline SVG; their numbers are text, and each bar is a link to its page.

The parameter `base` is the relative address of the root of a language, from which the addresses of the pages start.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

# Sizes in pixels.
_CHART_WIDTH: Final = 400
# The chart of years: a count above each column, and the year below it.
_MIN_COLUMN_WIDTH: Final = 14
_MAX_COLUMN_WIDTH: Final = 56
_COLUMN_HEIGHT: Final = 120
_COLUMN_GAP: Final = 3  # on each side of a column
_COUNT_HEIGHT: Final = 18
_COUNT_DISTANCE: Final = 5  # from the baseline of a count to its column
_YEAR_HEIGHT: Final = 26
_YEAR_BASELINE: Final = 18  # below the columns
# The chart of bars: a label before each bar, and the count after it.
_BAR_ROW_HEIGHT: Final = 26
_BAR_TOP: Final = 6  # in its row
_BAR_HEIGHT: Final = 14
_BAR_BASELINE: Final = 18  # of the label and the count, in their row
_LABEL_WIDTH: Final = 150
_LABEL_DISTANCE: Final = 10  # from a label to its bar
_COUNT_WIDTH: Final = 40
_COUNT_INDENT: Final = 8  # from a bar to its count
_BOTTOM_MARGIN: Final = 4

# Numbers of labels and of characters, for which there is room without an overlap.
_MAX_YEAR_LABELS: Final = 14
_MAX_LABEL_LENGTH: Final = 22


def years_chart(counts: Mapping[int, int], title: str, base: str) -> Markup:
    """Return a chart with a column for each year with agreements; empty without agreements."""
    if not counts:
        return Markup("")
    years = range(min(counts), max(counts) + 1)
    max_count = max(counts.values())
    # Only each `step`-th year has a label, so that labels do not overlap.
    step = -(-len(years) // _MAX_YEAR_LABELS)  # rounded up
    column_width = max(_MIN_COLUMN_WIDTH, min(_MAX_COLUMN_WIDTH, _CHART_WIDTH // len(years)))
    columns = []
    for year, count in counts.items():
        height = round(_COLUMN_HEIGHT * count / max_count, 1)
        x = (year - years[0]) * column_width
        columns.append(_draw_column(year, count, height, x=x, width=column_width, base=base))
    labels = [
        _draw_year(years[position], x=position * column_width + column_width // 2)
        for position in range(0, len(years), step)
    ]
    chart_height = _COUNT_HEIGHT + _COLUMN_HEIGHT + _YEAR_HEIGHT
    return _figure("years", title, len(years) * column_width, chart_height, [*columns, *labels])


def _draw_year(year: int, *, x: int) -> Markup:
    """Return the label of a year below its column."""
    return Markup('<text class="tick" x="{x}" y="{y}">{year}</text>').format(
        x=x, y=_COUNT_HEIGHT + _COLUMN_HEIGHT + _YEAR_BASELINE, year=year
    )


def _draw_column(year: int, count: int, height: float, *, x: int, width: int, base: str) -> Markup:
    """Return a column of a height, with its count above it."""
    return Markup(
        '<a href="{base}years/{year:04}/"><title>{year}: {count}</title>'
        '<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
        '<text class="count" x="{middle}" y="{text}">{count}</text></a>'
    ).format(
        base=base,
        year=year,
        count=count,
        x=x + _COLUMN_GAP,
        y=_COUNT_HEIGHT + _COLUMN_HEIGHT - height,
        width=width - 2 * _COLUMN_GAP,
        height=height,
        middle=x + width // 2,
        text=_COUNT_HEIGHT + _COLUMN_HEIGHT - _COUNT_DISTANCE - height,
    )


def bars_chart(rows: Sequence[tuple[str, str, int]], title: str, base: str) -> Markup:
    """Return a chart with a bar for each row: its label, its address and its count; empty without rows."""
    if not rows:
        return Markup("")
    max_count = max(count for _, _, count in rows)
    bars = []
    for position, (label, address, count) in enumerate(rows):
        width = round((_CHART_WIDTH - _LABEL_WIDTH - _COUNT_WIDTH) * count / max_count, 1)
        bars.append(_draw_bar(label, f"{base}{address}", count, y=position * _BAR_ROW_HEIGHT, width=width))
    return _figure("bars", title, _CHART_WIDTH, len(rows) * _BAR_ROW_HEIGHT + _BOTTOM_MARGIN, bars)


def _draw_bar(label: str, address: str, count: int, *, y: int, width: float) -> Markup:
    """Return a bar of a width, with its label and its count."""
    return Markup(
        '<a href="{address}"><title>{label}: {count}</title>'
        '<text class="label" x="{left}" y="{text}">{short}</text>'
        '<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
        '<text class="value" x="{right}" y="{text}">{count}</text></a>'
    ).format(
        address=address,
        label=label,
        short=label if len(label) <= _MAX_LABEL_LENGTH else f"{label[: _MAX_LABEL_LENGTH - 1]}…",
        count=count,
        left=_LABEL_WIDTH - _LABEL_DISTANCE,
        text=y + _BAR_BASELINE,
        x=_LABEL_WIDTH,
        y=y + _BAR_TOP,
        width=width,
        height=_BAR_HEIGHT,
        right=_LABEL_WIDTH + width + _COUNT_INDENT,
    )


def _figure(css_class: str, title: str, width: int, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<figure class="chart {css_class}"><figcaption>{title}</figcaption>'
        '<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{parts}</svg></figure>'
    ).format(css_class=css_class, title=title, width=width, height=height, parts=Markup("").join(parts))
