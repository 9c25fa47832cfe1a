"""The checks that every pack gets, driven by its catalogue and its schemas; one file each."""
