"""An edit on its way: the form it is typed in, its draft, its recording, and what is not saved."""
