"""What signing in is made of, whoever signs in: passwords and one-time codes."""
