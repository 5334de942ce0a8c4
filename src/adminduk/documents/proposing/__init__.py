"""Forms of what one officer proposes about an akta, and the events that they become."""
