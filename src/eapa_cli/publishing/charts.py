"""Charts as inline SVG; their numbers are text, and each bar leads to its page."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

# Sizes in pixels: the height of a row of bars, and the widths and height of the columns of years.
_BAR_ROW_HEIGHT: Final = 26
_MIN_COLUMN_WIDTH: Final = 14
_MAX_COLUMN_WIDTH: Final = 56
_COLUMN_HEIGHT: Final = 120
_LABEL_WIDTH: Final = 150
_CHART_WIDTH: Final = 400
_MAX_LABELS: Final = 14


def years_chart(counts: Mapping[int, int], title: str, base: str) -> Markup:
    """Return columns of the number of agreements by year, from the first year to the last."""
    if not counts:
        return Markup("")
    years = range(min(counts), max(counts) + 1)
    max_count = max(counts.values())
    # Only each `step`-th year has a label, so that labels do not overlap.
    step = -(-len(years) // _MAX_LABELS)
    column_width = max(_MIN_COLUMN_WIDTH, min(_MAX_COLUMN_WIDTH, _CHART_WIDTH // len(years)))
    columns = []
    for position, year in enumerate(years):
        count, x = counts.get(year, 0), position * column_width
        height = round(_COLUMN_HEIGHT * count / max_count, 1)
        label = Markup('<text class="tick" x="{x}" y="{y}">{year}</text>') if position % step == 0 else Markup("")
        label = label.format(x=x + column_width // 2, y=_COLUMN_HEIGHT + 36, year=year)
        if count:
            columns.append(
                Markup(
                    '<a href="{base}years/{year}/"><title>{year}: {count}</title>'
                    '<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
                    '<text class="count" x="{middle}" y="{top}">{count}</text></a>'
                ).format(
                    base=base,
                    year=year,
                    count=count,
                    x=x + 3,
                    y=_COLUMN_HEIGHT + 18 - height,
                    width=column_width - 6,
                    height=height,
                    middle=x + column_width // 2,
                    top=_COLUMN_HEIGHT + 13 - height,
                )
            )
        columns.append(label)
    width = len(years) * column_width
    return _figure("years", title, width, _COLUMN_HEIGHT + 44, columns)


def bars_chart(rows: Sequence[tuple[str, str, int]], title: str, base: str) -> Markup:
    """Return bars of counts; each row is a label, an address and a count."""
    if not rows:
        return Markup("")
    max_count = max(count for _, _, count in rows)
    bars = []
    for position, (label, address, count) in enumerate(rows):
        y = position * _BAR_ROW_HEIGHT
        width = round((_CHART_WIDTH - _LABEL_WIDTH - 40) * count / max_count, 1)
        bars.append(
            Markup(
                '<a href="{base}{address}"><title>{label}: {count}</title>'
                '<text class="label" x="{left}" y="{text}">{short}</text>'
                '<rect x="{x}" y="{y}" width="{width}" height="14"/>'
                '<text class="value" x="{right}" y="{text}">{count}</text></a>'
            ).format(
                base=base,
                address=address,
                label=label,
                short=label if len(label) <= 22 else f"{label[:21]}…",  # noqa: PLR2004
                count=count,
                left=_LABEL_WIDTH - 10,
                text=y + 18,
                x=_LABEL_WIDTH,
                y=y + 6,
                width=width,
                right=_LABEL_WIDTH + width + 8,
            )
        )
    return _figure("bars", title, _CHART_WIDTH, len(rows) * _BAR_ROW_HEIGHT + 4, bars)


def _figure(kind: str, title: str, width: int, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<figure class="chart {kind}"><figcaption>{title}</figcaption>'
        '<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{parts}</svg></figure>'
    ).format(kind=kind, title=title, width=width, height=height, parts=Markup("").join(parts))
