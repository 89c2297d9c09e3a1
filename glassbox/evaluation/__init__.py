"""What is measured, always on the file that ships."""
