"""What every layer stands on: errors with their exit codes, frozen values, reading a file that a user named."""
