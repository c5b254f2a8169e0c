"""A message as text: cleaned, parted into tokens and lines, with what stands beside them."""
