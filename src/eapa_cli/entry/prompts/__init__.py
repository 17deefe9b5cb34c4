"""Prompts on a terminal."""
