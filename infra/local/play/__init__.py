"""The parts of the demo: the house it runs in, the scenes it plays, the terminal it tells them on."""
