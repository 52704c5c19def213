"""Fetch the third-party browser libraries and cut the bundled font.

Needs npm and a network; nothing else in the project does. It writes every file of
``src/respgraph/views/vendor`` anew, README and hashes included, so that the folder can be
checked by running it twice: ``.venv/bin/python tools/vendor.py && git diff --exit-code``.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src/respgraph/views/vendor"
FONT_FILE = "NotoSansSC-Regular-subset.ttf"
FONT_FAMILY = "Noto Sans SC Subset"

# Characters of given names that GB 2312 (1980) left out and that printed plans use, and the
# comparison and unit signs of their targets.
EXTRA_CHARACTERS = (
    "堃喆昇镕瑄玥珺祎翀旻甯頔玮赟昉昀晗晞暐曈曦煊煜熠燊焜炜烜珂珣琎琪瑀瑧璟璠祺禛禹骐骞骢"
    "鹓鹍鑫钲钰铄铖锴锜镓镔闫闿颋飏馨麒麟龑龢忞悫惇懿扆昳杺枬柟栩梽椋楠榕槿樾橦沄沅沨沺泓泱"
    "洺浛浠淏淇淼湜湉溱滢漪澍澔濛瀚灏犇畯皛皞皓睿睎碏穑竑筠箐篪綦纮绂绨绲缊翊翾耒苡荇菡葳蒨"
    "蓁蔚薷藜蘅虓衎裎襄觐訚谞谡赑趵轶迕邈邗郦郗酆鄞钊钐㛃㧑㭎㳇㵑㸆㻬䓖䜣䲠"
    "≤≥≠≈±×÷−∑√∞‰℃㎡㎏㎞²³·•—–…′″№→←↑↓⇒✓●○■□▲△▼★☆◆◇①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    "〔〕【】〖〗〈〉《》「」『』〇"
)


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package at one version: which of its files we take, where and as what."""

    folder: str
    name: str
    version: str
    licence: str
    files: tuple[tuple[str, str], ...]
    purpose: str


PACKAGES = (
    Package(
        "vis-network",
        "vis-network",
        "10.1.5",
        "MIT or Apache-2.0",
        (
            ("standalone/umd/vis-network.min.js", "vis-network.min.js"),
            ("LICENSE-MIT", "LICENSE-MIT"),
            ("LICENSE-APACHE-2.0", "LICENSE-APACHE-2.0"),
        ),
        "the network page; global `vis`, its style sheet is inside",
    ),
    Package(
        "sigma",
        "sigma",
        "3.0.3",
        "MIT",
        (("dist/sigma.min.js", "sigma.min.js"), ("LICENSE.txt", "LICENSE.txt")),
        "the page for large networks (WebGL); global `Sigma`",
    ),
    Package(
        "graphology",
        "graphology",
        "0.26.0",
        "MIT",
        (
            ("dist/graphology.umd.min.js", "graphology.umd.min.js"),
            ("LICENSE.txt", "LICENSE.txt"),
        ),
        "the graph that sigma draws; global `graphology`",
    ),
    Package(
        "noto-sans-sc",
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        "OFL-1.1",
        (
            ("400Regular/NotoSansSC_400Regular.ttf", FONT_FILE),
            ("LICENSE_FONT", "LICENSE-OFL.txt"),
        ),
        f"Chinese in figures; family name `{FONT_FAMILY}`",
    ),
)


def font_characters() -> str:
    """Every character the bundled font draws: ASCII, Latin-1, all of GB 2312, and the extras."""
    rows = range(0xA1, 0xF8)
    cells = range(0xA1, 0xFF)
    gb2312 = "".join(
        bytes((row, cell)).decode("gb2312", errors="ignore") for row in rows for cell in cells
    )
    latin = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
    return "".join(sorted(set(latin + gb2312 + EXTRA_CHARACTERS)))


def cut_font(path: Path) -> None:
    """Keep only `font_characters` and give the cut font a family name of its own.

    Another family name than the full font's, so that a font of the system is never taken for
    this one. The licence reserves only the name "Source", which is not used.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(text=font_characters())
    cutter.subset(font)
    postscript = FONT_FAMILY.replace(" ", "") + "-Regular"
    new_names = {1: FONT_FAMILY, 3: postscript, 4: f"{FONT_FAMILY} Regular", 6: postscript}
    for record in font["name"].names:
        if record.nameID in new_names:
            record.string = new_names[record.nameID]
    font.save(path)


def take(package: Package, work: Path) -> None:
    """Unpack the wanted files of one package into its vendor folder."""
    done = subprocess.run(
        ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        cwd=work,
        check=True,
        capture_output=True,
        text=True,
    )
    folder = VENDOR / package.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tarfile.open(work / done.stdout.split()[-1]) as archive:
        for inside, name in package.files:
            member = archive.extractfile(f"package/{inside}")
            if member is None:
                raise SystemExit(f"{package.name} {package.version} has no file {inside}")
            (folder / name).write_bytes(member.read())


def row(package: Package, name: str) -> str:
    """One line of the README's table."""
    path = VENDOR / package.folder / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    origin = f"npm `{package.name}` {package.version}"
    return f"| `{package.folder}/{name}` | {origin} | {package.licence} | `{digest}` |"


README_HEAD = """\
# Third-party files

Written by `tools/vendor.py`; do not edit by hand. The JavaScript is unmodified. The font is cut
from the static Regular weight to ASCII, Latin-1, all of GB 2312 and some characters of names and
targets, without hinting and layout features, and renamed so that a font of the system is never
taken for it; its licence reserves only the name "Source". A test recomputes the hashes.

"""


def readme() -> str:
    """The folder's README: what each file is for, where it comes from, its licence and hash."""
    purposes = [f"- `{package.folder}`: {package.purpose}" for package in PACKAGES]
    rows = [row(package, name) for package in PACKAGES for _, name in package.files]
    table = ["", "| file | origin | licence | sha256 |", "|---|---|---|---|", *rows]
    return README_HEAD + "\n".join([*purposes, *table]) + "\n"


def main() -> None:
    """Write the whole vendor folder."""
    with tempfile.TemporaryDirectory() as work:
        for package in PACKAGES:
            take(package, Path(work))
    cut_font(VENDOR / "noto-sans-sc" / FONT_FILE)
    (VENDOR / "README.md").write_text(readme(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
