"""The command line: reads what was asked, calls, renders."""
