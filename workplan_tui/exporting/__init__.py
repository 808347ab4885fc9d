"""What leaves the program: a view of the ledger as a file that another program opens."""
