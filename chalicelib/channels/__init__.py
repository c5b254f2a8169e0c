"""The channels: one folder for each platform that talks to us, found by its name; `_*.py` are what they share."""
