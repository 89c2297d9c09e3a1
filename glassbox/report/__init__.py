"""Model card, notebook, README table and plots, all made from what was measured."""
