"""The figures: `make bench` prints one table, everything that depends on a machine's speed as a ratio of one run."""
