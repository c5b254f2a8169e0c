"""The conversation: what a message does to the draft, what it asks, what it tells."""
