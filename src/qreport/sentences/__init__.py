"""Chinese prose with numbers: what each number is, what it names, and whether it can be so.

It knows text and named values, no files: passages of chapters come in by the same door as any other text.
"""
