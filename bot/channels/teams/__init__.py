"""Microsoft Teams and every other client of the Bot Framework."""
