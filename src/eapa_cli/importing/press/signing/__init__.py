"""Who signed, according to the sentences that report a signing."""
