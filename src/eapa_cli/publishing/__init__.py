"""The static site of a register, with an API and feeds for programs, and its printed reports."""
