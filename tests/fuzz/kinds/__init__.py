"""One file a harness: from bytes to the files of a filing, or to one input of a grammar."""
