"""Parties and signatories of an agreement, with the names of organizations."""
