"""What is asked about a record: each question is a flag, a prompt, and a part of the record."""
