"""Text in, plan and warnings out: one module a step. Nothing here opens a file."""
