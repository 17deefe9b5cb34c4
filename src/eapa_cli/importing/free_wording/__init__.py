"""Readers for cells in free wording."""
