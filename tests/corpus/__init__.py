"""What people ask and what they do not, as data; read by tests/test_corpus.py."""
