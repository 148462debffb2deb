"""Topics side by side: all their points, or the one that is asked about."""
