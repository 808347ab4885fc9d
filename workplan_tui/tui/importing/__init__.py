"""The preview of an import on the screen: what was read, beside its place in the document."""
