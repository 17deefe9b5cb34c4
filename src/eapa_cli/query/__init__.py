"""Queries of the read model: lists, pages, counts and search results, as rows to render."""
