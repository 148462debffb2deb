"""Adaptive Cards 1.5, built as data: what a reply looks like where cards can be shown."""
