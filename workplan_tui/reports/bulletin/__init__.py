"""The bulletin 通报 in words, as an office prints it: nothing in it is typed, every count is counted."""
