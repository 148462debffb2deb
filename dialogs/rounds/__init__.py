"""Rounds and occasions: when one can sign up, and for what."""
