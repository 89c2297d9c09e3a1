"""The kinds of demo page: one file each, with all that Python knows of it. Each has one folder in `web/src/kinds/`."""
