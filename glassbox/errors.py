"""Problems that a person can mend. The command line prints their sentence, without a traceback, and exits 1."""


class Problem(Exception):
    """One sentence that says what is wrong and what to do."""
