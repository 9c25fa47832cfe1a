"""What a chapter can name: values, figures, record sets, and how each is printed."""
