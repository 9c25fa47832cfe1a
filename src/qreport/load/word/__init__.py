"""A chapter written in Word (.docx) becomes the notation of chapters: Markdown with values."""
