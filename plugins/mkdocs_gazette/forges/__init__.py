"""The forges on which publications live, and through which readers hand over comments."""
