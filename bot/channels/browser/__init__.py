"""The browser: a chat page, and the Direct Line server that it speaks to."""
