"""Being here lets every test import `builders`."""
