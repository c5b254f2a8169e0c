"""How well partners are understood: predictions over a corpus of trade chat, and their scores."""
