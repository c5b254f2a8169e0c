"""One rule a file, each offering `RULE`. A new file is a new rule; nothing else changes."""
