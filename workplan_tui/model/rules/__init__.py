"""The rules of design §4: progress, pace and light of a task, each with its reason."""
