"""Parsing and comparison of text: folds, suggestions, dates, durations, countries, languages and hidden characters."""
