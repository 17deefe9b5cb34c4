"""A correction of the zsh script that Typer installs: without it, the first Tab of a session completes nothing."""

from typing import Final

from typer import _completion_shared

_REGISTER: Final = "compdef %(complete_func)s %(prog_name)s"
# zsh runs the installed file as the body of its function at the first Tab; Typer's script only defines functions then.
_COMPLETE_OR_REGISTER: Final = f"""\
if [[ "${{funcstack[1]}}" = "_%(prog_name)s" ]]; then
  %(complete_func)s "$@"
else
  {_REGISTER}
fi"""


def complete_at_first_tab() -> None:
    """Make Typer write a zsh script that completes when zsh loads it, at the first Tab."""
    # Typer does not export its scripts.
    scripts: dict[str, str] = vars(_completion_shared)["_completion_scripts"]
    scripts["zsh"] = scripts["zsh"].replace(f"\n{_REGISTER}\n", f"\n{_COMPLETE_OR_REGISTER}\n")
