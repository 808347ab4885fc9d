"""The screen: the only home of Textual."""
