"""How much room text, tables and pictures take on paper, as far as it can be told without setting pages."""
