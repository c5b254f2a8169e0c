"""The internal systems, one a folder: each offers `office(kind, parts)`."""
