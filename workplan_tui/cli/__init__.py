"""The command line: it parses words, calls the layers below and prints; it decides no rule."""
