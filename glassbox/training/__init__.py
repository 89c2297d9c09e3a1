"""Training that can be trusted: same seed, same result; killed at any moment, it goes on exactly."""
