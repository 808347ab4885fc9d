"""The ledger as one page for people who open no terminal."""
