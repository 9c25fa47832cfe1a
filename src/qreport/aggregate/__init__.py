"""What is computed: formulas between indicators, and measures over detail tables with pandas."""
