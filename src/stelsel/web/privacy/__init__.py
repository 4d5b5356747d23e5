"""What is kept of people, why, and how long: the register of processing."""
