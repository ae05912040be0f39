"""The command line: data on stdout, everything else on stderr."""


def main() -> None:
    """Run the command that the arguments ask for and end the process with its exit code."""
    from dateline.cli.app import run

    run()
