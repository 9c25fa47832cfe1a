"""A LibreOffice profile of its own for every run: nobody's settings, no macros, and a quick start.

Two things make a new profile slow, each for nothing: a test of the screen drawing (0.5 s), run when the
profile seems older than the program, and a registration of extensions that ends in a restart (0.1 s), left
out when the profile names the build of the program.
"""

from pathlib import Path

_SETTINGS = (
    ("Setup/Product", "ooSetupLastVersion", "999.9"),
    ("Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    # 3: very high, the greatest of the levels 0 to 3.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # 2: links are never updated (0 always, 1 on request), so that no file and no address is opened.
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
)
"""Newer than any program; Chinese as language of the PDF; no macros, no links followed, no Java."""


def write_profile(folder: Path, build: str | None) -> str:
    """Make the profile in `folder` for the given build (None: unknown) and return its address."""
    user = folder / "user"
    (user / "extensions").mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    if build is not None:
        (user / "extensions" / "buildid").write_text(build, encoding="utf-8")
    return folder.as_uri()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
    )
