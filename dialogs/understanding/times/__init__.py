"""Durations and days as people write them: the one place where they are read."""
