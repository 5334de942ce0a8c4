"""Letters for a person who asks at the counter: ordered, listed, printed again."""
