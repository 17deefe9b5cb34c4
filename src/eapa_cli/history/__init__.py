"""Changes of records over time, read from git and described by record and field."""
