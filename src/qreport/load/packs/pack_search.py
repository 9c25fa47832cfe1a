"""Where packs lie: by id in the folders that are searched, or by their own folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from qreport.errors import QreportError
from qreport.load.files.listing import is_file, is_folder, refused
from qreport.load.files.source import stop
from qreport.load.packs.pack_files import MANIFEST, read_mapping
from qreport.load.yaml.layered import Layered
from qreport.model.finding import Finding
from qreport.text.characters import shown, written
from qreport.text.names import did_you_mean
from qreport.text.regex import regex

# `secondary-2022`; not `../x`, not `C:`, so that an id is never a path.
PACK_ID = regex(r"[a-z][a-z0-9-]*")


class PackFolder(Struct, frozen=True):
    """A folder that holds a pack."""

    path: Path
    manifest: Layered
    """The content of pack.yaml, not yet validated."""
    label: str = ""
    """Stands before its files in locations: the id and `/`; empty for one opened by its folder."""

    @property
    def id(self) -> str:
        """The id that pack.yaml gives, or the name of the folder."""
        return str(self.manifest.data.get("id", self.path.name))


def chain_of(name_or_path: str, search: Sequence[Path]) -> tuple[PackFolder, ...]:
    """Return the pack and what it extends, the base of all first.

    Raises QreportError when a pack is absent, its pack.yaml unreadable, or when it extends itself.
    """
    chain = [_by_id(name_or_path, search) or _by_folder(name_or_path, search)]
    while base := chain[-1].manifest.data.get("extends"):
        where = chain[-1].manifest.location(("extends",))
        # A pack of a province and its base may lie side by side, outside the folders that are searched.
        around = (*search, chain[-1].path.parent)
        if not isinstance(base, str) or not PACK_ID.fullmatch(base):
            message = f"{where}：extends 应为另一个报告包的名称，{written(base)}"
            raise QreportError(message, "改为报告包的 id")
        found = _by_id(base, around)
        if found is None:
            raise _absent(base, around, f"{where}：")
        chain.append(found)
        if chain[-1].path in [each.path for each in chain[:-1]]:
            circle = " → ".join(each.id for each in chain)
            raise QreportError(f"{where}：报告包的 extends 绕成了圈：{circle}", "去掉其中一个 extends")
    return tuple(reversed(chain))


def pack_folders(search: Sequence[Path]) -> Iterator[Path]:
    """Yield every folder with a pack directly in the folders of `search`, by name within each."""
    for root in search:
        try:
            folders = sorted(root.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise refused(root, error) from error
        yield from (folder for folder in folders if is_file(folder / MANIFEST))


def _by_id(pack_id: str, search: Sequence[Path]) -> PackFolder | None:
    """Return the pack with this id; its files bear the id in locations, for they are not at hand."""
    if not PACK_ID.fullmatch(pack_id):
        return None
    for root in search:
        if is_file(root / pack_id / MANIFEST):
            return _open(root / pack_id, f"{pack_id}/")
    # A folder may be called otherwise, as after unpacking a download; only then is every pack.yaml read.
    for folder in pack_folders(search):
        if (pack := try_open(folder)) and pack.id == pack_id:
            return _open(folder, f"{pack_id}/")
    return None


def _by_folder(path: str, search: Sequence[Path]) -> PackFolder:
    folder = Path(path)
    folder = folder.parent if folder.name == MANIFEST else folder
    if not is_file(folder / MANIFEST):
        raise _absent(path, search)
    return _open(folder, "")


def try_open(folder: Path) -> PackFolder | None:
    """Return the pack in `folder`, or None when its pack.yaml cannot be read."""
    try:
        return _open(folder, "")
    except QreportError:
        return None


def _open(folder: Path, label: str) -> PackFolder:
    findings: list[Finding] = []
    manifest = read_mapping(folder, MANIFEST, findings, label)
    if manifest is None:
        raise stop(f"报告包“{folder.name}”的 {MANIFEST} 不能读取", findings)
    return PackFolder(folder, manifest, label)


def _absent(name: str, search: Sequence[Path], where: str = "") -> QreportError:
    """Return the error; `where` is the place of the `extends` that names the pack, empty for a name typed."""
    known = sorted({pack.id for folder in pack_folders(search) if (pack := try_open(folder))})
    if name and not where and is_folder(Path(name)):
        return QreportError(
            f"文件夹 {shown(name, 200)} 里没有 {MANIFEST}", "写报告包的文件夹，里面有 pack.yaml。"
        )
    at_hand = f"现有的报告包：{'、'.join(known)}" if known else "这里一个报告包也没有"
    named = "接在哪一个后面，写在 extends 一行" if where else "填报用哪一个，写在 qreport.yaml 的 pack 一行"
    mend = f"{at_hand}；其他位置的报告包用 --pack-path 指明所在的文件夹。{named}。"
    return QreportError(f"{where}没有报告包“{shown(name)}”{did_you_mean(name, known)}", mend)
