"""A register of cooperation agreements, stored as YAML files in git."""

# A constant, since reading the metadata of the installed package would take 40 ms at each start.
__version__ = "0.1.0"
