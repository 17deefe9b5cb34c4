"""Exporters: the records of a register as CSV, XLSX, JSON, JSON Lines, JSON-LD, SQLite, Parquet and graphs."""
