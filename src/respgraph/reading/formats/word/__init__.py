"""Word files: .docx, and .doc and .wps made into .docx."""
