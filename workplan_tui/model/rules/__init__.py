"""The rules (docs/lights.md): progress, pace and light of a task, each with its reason."""
