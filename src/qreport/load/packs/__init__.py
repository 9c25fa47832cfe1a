"""Packs: found, merged, validated, and checked for what they mention."""
