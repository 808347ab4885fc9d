"""What the program hands out: one module per report; a ledger goes in, rows come out."""
