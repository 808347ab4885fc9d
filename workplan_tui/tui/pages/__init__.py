"""What stands on a page over the panes, as lines."""
