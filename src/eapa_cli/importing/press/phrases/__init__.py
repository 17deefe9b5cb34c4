"""Phrases that name people and organizations."""
