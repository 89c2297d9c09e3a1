"""Networks that write: their shape, their training, and how a character is drawn from what they expect."""
