"""What is known of language models, and how it compares; knows no chat."""
