"""What is answered when somebody asks: lists, pages, counts and what is found, as rows to render."""
