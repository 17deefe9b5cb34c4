"""Calendars (iCalendar, RFC 5545) with an all-day event for each day on which to act."""

import os
from datetime import datetime, timedelta
from typing import Any, TextIO

from eapa_cli import __version__
from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Event, Rows
from eapa_cli.render.terminal import Terminal
from eapa_cli.text.clock import now


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write the events of the rows."""
    assert rows.events is not None, "only a command with events offers this format"
    from icalendar import Calendar  # takes 130 ms

    calendar = Calendar()
    calendar.add("prodid", f"-//eapa//eapa {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Agreements")
    # A calendar program keeps the event with the latest DTSTAMP, so a changed event needs a later time.
    stamp = now(os.environ)
    for event in rows.events:
        calendar.add_component(_event(event, stamp))
    out.write(calendar.to_ical().decode())


def _event(event: Event, stamp: datetime) -> Any:
    from icalendar import Event as Component

    component = Component()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp)
    component.add("dtstart", event.day)
    component.add("summary", clean(event.summary))
    component.add("description", "\n".join(map(clean, event.description.split("\n"))))
    component.add("categories", [str(category) for category in event.categories])
    if event.contact:
        component.add("contact", clean(event.contact))
    component.add("transp", "TRANSPARENT")  # does not mark the day as busy
    for days in event.reminders:
        component.add_component(_alarm(event, days))
    return component


def _alarm(event: Event, days: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(event.summary))
    alarm.add("trigger", timedelta(days=-days))
    return alarm
