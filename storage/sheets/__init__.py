"""Reading tables out of files that nobody vouches for."""
