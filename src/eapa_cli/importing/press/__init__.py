"""Drafts of agreements from press releases: sources, language patterns, and the proposed values with their evidence."""
