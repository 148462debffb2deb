"""Conversations: the flow of talk, free of network and database."""
