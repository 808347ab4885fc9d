"""What the keys do: one module for each group of commands, and the registry of them all."""
