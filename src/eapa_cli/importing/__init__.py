"""Importers: proposed records from CSV files and workbooks."""
