"""What reads the author's files and hands on validated values."""
