"""The catalogue: its price list, its file, and how words find its items."""
