"""Tradepost on one machine: the emulator, the doubles of the platforms, the demonstration."""
