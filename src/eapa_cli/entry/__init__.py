"""Forms for records: each question has a flag, a prompt and a field of the record."""
