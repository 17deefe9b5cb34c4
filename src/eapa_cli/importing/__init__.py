"""Spreadsheets as proposed records."""
