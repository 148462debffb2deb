"""What surrounds a conversation: settings, turns, channels, storage, commands."""
