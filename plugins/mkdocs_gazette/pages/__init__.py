"""What each page shows, in plain values for the templates."""
