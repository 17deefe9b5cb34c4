"""Parsing and comparison of text: dates, durations, countries, languages, labels, and similar spellings."""
