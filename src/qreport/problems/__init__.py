"""Every problem that qreport itself finds, by the stage that finds it; rules of packs are data."""
