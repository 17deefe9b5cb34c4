"""Matching of names of organizations: normalization, similarity, blocking and word classes."""
