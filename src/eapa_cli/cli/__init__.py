"""The command line: parses arguments, calls the other packages, and writes the results."""
