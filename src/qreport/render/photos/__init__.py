"""Photos and scans: opened, checked, made as small as they are printed."""
