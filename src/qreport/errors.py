"""What stops a run: one exception type, always with a way to mend it."""


class QreportError(Exception):
    """A wrong use, input or environment that stops the run (exit code 2).

    `message` says in Chinese what was found and where, `mend` what the user can do about it.
    Several problems of one run are findings, never exceptions.
    """

    exit_code = 2

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
