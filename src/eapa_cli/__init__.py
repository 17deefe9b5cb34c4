"""A register of cooperation agreements, stored as YAML files in git."""

# A constant, since reading the installed package's metadata at each start costs 40 ms.
__version__ = "0.1.0"
