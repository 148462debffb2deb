"""Judging whether a person may join, by what they say of themselves."""
