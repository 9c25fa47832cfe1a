"""The notation of chapters: values, directives, prose; one definition for all who read or write it."""
