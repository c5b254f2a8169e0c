"""The ways of hearing a text, tried one after another by `turns`: each returns a turn, or None where it does not fit."""
