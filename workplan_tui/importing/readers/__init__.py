"""One module a container: bytes in, the neutral form out. Libraries are imported only when met."""
