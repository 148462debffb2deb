"""Signing up: one dialog for every programme, with a room for each of its parts."""
