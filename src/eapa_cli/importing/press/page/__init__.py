"""The page of a press release: layout, date of publication, verdict and background."""
