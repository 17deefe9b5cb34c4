"""The register of cooperation agreements, kept as YAML files in git."""

# A constant, since reading the installed package's metadata at each start costs 40 ms.
__version__ = "0.1.0"
