"""What every command shares: options, help, exit codes, streams."""
