"""What the shell's Tab offers on a command line of this program."""
