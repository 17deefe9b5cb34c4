"""The read model: all records in SQLite, brought up to date from the files before each query."""
