"""The commands: each parses, calls, reports and exits.

Exit status: 0 done; 1 the data or a report was refused; 2 wrong call; 130 stopped by the user.
A command's own module is imported only when it is called, so that the help is there at once.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from wijkmakers_analysis.cli.commands import COMMANDS, command_named, overview
from wijkmakers_analysis.cli.parsing import parser_for
from wijkmakers_analysis.cli.terminal import complain, make_streams_speak_dutch, quiet_stdout, say
from wijkmakers_analysis.errors import IntakeError, WijkmakersError, WrongCall, cause_of

INTERRUPTED = "Gestopt. Wat al klaar was, staat er; wat nog niet klaar was, is niet bewaard."
DONE, REFUSED, WRONG_CALL, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Parameters
    ----------
    arguments
        What stands after `wijkmakers`; None for what the shell gave.
    """
    make_streams_speak_dutch()
    given = list(sys.argv[1:] if arguments is None else arguments)
    hint = "wijkmakers --help"
    try:
        if not given:
            raise WrongCall("Noem een opdracht, zoals controleer of jaaroverzicht.")
        if given[0] in ("-h", "--help", "--version"):
            say(_version() if given[0] == "--version" else overview())
            raise SystemExit(DONE)
        command = command_named(given[0])
        hint = f"wijkmakers {command.dutch} --help"
        module = import_module(f"wijkmakers_analysis.cli.{command.name}")
        parser = parser_for(command)
        module.add_arguments(parser)
        status: int = module.run(parser.parse(given[1:]))
        return status
    except WrongCall as error:
        complain(f"{error}\nZie: {hint}")
        return WRONG_CALL
    except IntakeError as error:
        return _report_problems(error)
    except WijkmakersError as error:
        complain(str(error))
        return REFUSED
    except BrokenPipeError:
        quiet_stdout()
        return REFUSED
    except KeyboardInterrupt as stop:
        complain(str(stop) or INTERRUPTED)
        return STOPPED
    except OSError as error:
        complain(_unreachable(error) if error.filename else _unforeseen(error))
        return REFUSED
    except Exception as error:
        complain(_unforeseen(error))
        return REFUSED


def _report_problems(error: IntakeError) -> int:
    from wijkmakers_analysis.cli.repairs import count_problems, describe_problems
    from wijkmakers_analysis.cli.wrapping import terminal_width
    from wijkmakers_analysis.intake import Problem

    problems = [problem for problem in error.problems if isinstance(problem, Problem)]
    if problems:
        complain(f"{describe_problems(problems, width=terminal_width(sys.stderr))}\n")
    complain(f"{count_problems(problems)} Herstel de fouten en doe het opnieuw.")
    return REFUSED


def _unreachable(error: OSError) -> str:
    name = Path(os.fsdecode(error.filename)).name
    reason = cause_of(error)
    return (
        f"{name} is niet te lezen of te schrijven ({reason}). Staat "
        "het alleen in de cloud, kies dan in de Verkenner 'Altijd behouden op dit apparaat'. Kijk "
        "ook of u erbij mag en of er plaats is op de schijf, en doe het opnieuw."
    )


def _unforeseen(error: Exception) -> str:
    # The message of an error that nobody foresaw may quote a cell: name its kind and place only.
    trace, place = error.__traceback__, "onbekende plaats"
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("wijkmakers_analysis"):
            place = f"{module}, regel {trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"Er ging iets mis wat het programma niet kent: {type(error).__name__} in {place}. "
        "Geef deze regel door aan wie het programma onderhoudt; uw bestanden zijn niet veranderd."
    )


def _version() -> str:
    from importlib.metadata import version

    return f"wijkmakers {version('wijkmakers-analysis')}"


__all__ = ["COMMANDS", "main"]
