"""The panes and lines of the screen; each draws itself and posts only its own messages."""
