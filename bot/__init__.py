"""What is asked of Versus, and what it says."""
