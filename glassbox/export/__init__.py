"""What ships: the model as one LiteRT file, its manifest, and golden vectors."""
