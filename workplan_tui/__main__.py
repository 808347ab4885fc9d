"""`python -m workplan_tui` is the command `workplan`."""

from workplan_tui.start import main

if __name__ == "__main__":
    raise SystemExit(main())
