"""Dates of a page, and the day of the signing."""
