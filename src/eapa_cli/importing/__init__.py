"""Importers: proposed records from spreadsheets and press releases."""
