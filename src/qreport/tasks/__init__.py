"""What the commands do beyond the stages of `api.py`: one file a task."""
