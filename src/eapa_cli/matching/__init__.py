"""Matching of names of organizations, people and places: normalization, similarity, blocking and word classes."""
