"""Exporters: the records of a register as CSV, XLSX, JSON, JSON-LD, SQLite, Parquet and graphs."""
