"""Files that people take with them: Word and Excel. Knows the domain and the texts only."""
