"""The screens: the three panes, the help, the palette."""
