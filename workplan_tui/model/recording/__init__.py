"""What may be recorded, and what an entry becomes: judged under the lock."""
