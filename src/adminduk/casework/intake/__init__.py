"""Papers that people send: taken in over a bad line, and made harmless before anybody looks at them."""
