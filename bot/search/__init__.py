"""What people mean: analysis, thesaurus, index and understanding of questions. Works offline."""
