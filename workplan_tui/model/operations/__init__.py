"""What a journal can say: one module an operation, with its keys, its judgement and what reads it."""
