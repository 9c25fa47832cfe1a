"""Inputs that nobody would write, made from bytes: each is looked at to its end, or refused in words."""
