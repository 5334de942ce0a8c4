"""THE REGISTER: people, families, and the entries that alone can change them."""
