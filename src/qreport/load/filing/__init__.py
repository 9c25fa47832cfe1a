"""A filing folder: settings, chapters, explanations, attachments."""
