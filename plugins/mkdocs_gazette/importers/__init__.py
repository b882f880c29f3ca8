"""Comments from other systems: one module for each kind of export, and what they share."""
