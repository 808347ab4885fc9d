"""What `doctor` finds in a journal: chains, clocks, entries of no task."""
