"""Charts as inline SVG; their numbers are text, and each bar leads to its page."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

_BAR: Final = 26
_NARROWEST: Final = 14
_WIDEST: Final = 56
_HEIGHT: Final = 120
_LABEL: Final = 150
_WIDTH: Final = 400
_MAX_LABELS: Final = 14


def years_chart(counts: Mapping[int, int], title: str, base: str) -> Markup:
    """Return columns of the number of agreements by year, from the first year to the last."""
    if not counts:
        return Markup("")
    years = range(min(counts), max(counts) + 1)
    most = max(counts.values())
    step = -(-len(years) // _MAX_LABELS)
    bar = max(_NARROWEST, min(_WIDEST, _WIDTH // len(years)))
    columns = []
    for at, year in enumerate(years):
        count, x = counts.get(year, 0), at * bar
        height = round(_HEIGHT * count / most, 1)
        label = Markup('<text class="tick" x="{x}" y="{y}">{year}</text>') if at % step == 0 else Markup("")
        label = label.format(x=x + bar // 2, y=_HEIGHT + 36, year=year)
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
                    y=_HEIGHT + 18 - height,
                    width=bar - 6,
                    height=height,
                    middle=x + bar // 2,
                    top=_HEIGHT + 13 - height,
                )
            )
        columns.append(label)
    width = len(years) * bar
    return _figure("years", title, width, _HEIGHT + 44, columns)


def bars_chart(rows: Sequence[tuple[str, str, int]], title: str, base: str) -> Markup:
    """Return bars of counts; each row is a label, an address and a count."""
    if not rows:
        return Markup("")
    most = max(count for _, _, count in rows)
    bars = []
    for at, (label, address, count) in enumerate(rows):
        y = at * _BAR
        width = round((_WIDTH - _LABEL - 40) * count / most, 1)
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
                left=_LABEL - 10,
                text=y + 18,
                x=_LABEL,
                y=y + 6,
                width=width,
                right=_LABEL + width + 8,
            )
        )
    return _figure("bars", title, _WIDTH, len(rows) * _BAR + 4, bars)


def _figure(kind: str, title: str, width: int, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<figure class="chart {kind}"><figcaption>{title}</figcaption>'
        '<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{parts}</svg></figure>'
    ).format(kind=kind, title=title, width=width, height=height, parts=Markup("").join(parts))
