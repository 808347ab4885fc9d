"""What a plan file may hold: each key once, for who reads, checks, caches, writes and documents it."""
