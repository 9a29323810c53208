"""python -m atlas …: build the figures, or look at a part of them.

build [SLUG …]       figures, records and tables into fixtures/ (all, or the named figures)
place [PREFIX …]     where every point of a code's prefix lies, in millimetres; complains of those that cannot be placed
look …               one view, with a grid and named places, as a picture under build/atlas/look
sheet [SLUG …]       quick annotated figures and a contact sheet under build/atlas/sheet
blind make|score     the blind check: pictures without marks, and the misses in cun
check                what must hold of the placements and figures
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from . import blind, bones, build, painting, paths, scene, shade, sheet, tables
from .camera import View
from .placements import of_row
from .placing import Placing


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m atlas", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("build")
    one.add_argument("slugs", nargs="*")
    one.add_argument("--records", action="store_true", help="markers and lines only: the pictures stay")
    one = commands.add_parser("sheet")
    one.add_argument("slugs", nargs="*")
    one.add_argument("--width", type=int, default=780)
    one.add_argument("--dark", action="store_true")
    one.add_argument("--bones", action="store_true")
    one.add_argument("--codes", default="", help="only these points, comma-separated")
    one = commands.add_parser("place")
    one.add_argument("prefixes", nargs="*")
    look = commands.add_parser("look")
    look.add_argument("name")
    look.add_argument("--pose", default="stand")
    look.add_argument(
        "--keep", default="everything", help="a function of atlas.scene: left_limb, without_arms, left_foot, left_arm"
    )
    look.add_argument("--direction", default="0,-1,0", help="from the body towards the eye")
    look.add_argument("--centre", default="", help="x,y,z in metres, or a landmark, point or joint:NAME")
    look.add_argument("--width", type=float, default=0.4, help="metres across")
    look.add_argument("--pixels", type=int, default=700)
    look.add_argument("--up", default="0,0,1")
    look.add_argument("--grid", type=float, default=0, help="metres between lines")
    look.add_argument(
        "--marks", default="", help="landmarks, points, joint:NAME, bone:NAME, comma-separated; PREFIX* for many"
    )
    look.add_argument("--bones", action="store_true")
    commands.add_parser("check")
    one = commands.add_parser("blind")
    one.add_argument("what", choices=["make", "score"])
    one.add_argument("answers", nargs="?")
    one.add_argument("--number", type=int, default=64)
    one.add_argument("--seed", type=int, default=4)
    one.add_argument("--without", default="", help="codes that were asked before")
    one.add_argument("--words", choices=["facts", "steps"], default="facts", help="the table's, or the page's")
    chosen = parser.parse_args(words)
    return COMMANDS[chosen.command](chosen)


def do_build(chosen: argparse.Namespace) -> int:
    return build.build(chosen.slugs, pictures=not chosen.records)


def do_sheet(chosen: argparse.Namespace) -> int:
    codes = [code for code in chosen.codes.split(",") if code]
    return build.sheets(chosen.slugs, chosen.width, sheet.DARK if chosen.dark else sheet.LIGHT, chosen.bones, codes)


def do_place(chosen: argparse.Namespace) -> int:
    atlas, failed = tables.atlas(), 0
    stand = atlas.skins("stand")
    for row in atlas.rows.values():
        if chosen.prefixes and not any(row.code.startswith(prefix) for prefix in chosen.prefixes):
            continue
        try:
            for one in of_row(atlas, row):
                if one.side != "right":
                    place = np.round(stand.at(one.spot) * 1000, 1)
                    print(f"{one.code:8} {one.place[:4]:5} {one.site:2} {one.side:8} {place!s:28} {row.rule}")
        except ValueError as error:
            failed += 1
            print("FAILED", error)
    return int(bool(failed))


def do_look(chosen: argparse.Namespace) -> int:
    placing = Placing(tables.atlas(), chosen.pose)
    centre = numbers(chosen.centre) if "," in chosen.centre else tuple(named(placing, chosen.centre))
    view = View(numbers(chosen.direction), centre, chosen.width, chosen.pixels, chosen.pixels, numbers(chosen.up))
    stage = scene.scene(chosen.pose, getattr(scene, chosen.keep))
    ghost = bones.mesh(chosen.pose) if chosen.bones else None
    picture = shade.shade(stage, view, paint=painting.paint(), supersample=1, bones=ghost)
    picture = sheet.gridded(picture, view, chosen.grid) if chosen.grid else sheet.on_paper(picture)
    marks: dict[str, np.ndarray] = {}
    for name in filter(None, chosen.marks.split(",")):
        if name.endswith("*"):
            codes = [code for code, place in placing.atlas.rows if code.startswith(name[:-1]) and place == "standard"]
            for code in codes:
                for site, spot in enumerate(placing.atlas.spot(code)):
                    marks[code if not site else f"{code}.{site + 1}"] = placing.skin.at(spot)
        else:
            marks[name] = named(placing, name)
    path = paths.WORK / "look" / f"{chosen.name}.png"
    sheet.write(sheet.crossed(picture, view, marks), path)
    print(path)
    return 0


def named(placing: Placing, name: str) -> np.ndarray:
    kind, _, rest = name.rpartition(":")
    return {"joint": placing.joint, "bone": placing.bone}.get(kind, placing)(rest)


def numbers(words: str) -> tuple[float, float, float]:
    x, y, z = (float(word) for word in words.split(","))
    return x, y, z


def do_check(chosen: argparse.Namespace) -> int:
    return build.check()


def do_blind(chosen: argparse.Namespace) -> int:
    if chosen.what == "make":
        blind.make(chosen.number, chosen.seed, chosen.without.split(","), steps=chosen.words == "steps")
        return 0
    misses = blind.score(Path(chosen.answers))
    for code, slug, miss in misses:
        print(f"{code:12} {slug:18} {miss:5.2f} cun")
    away = sorted(miss for _, _, miss in misses)
    print(f"{len(away)} points, median {away[len(away) // 2]:.2f} cun, {sum(miss > 0.7 for miss in away)} over 0.7 cun")
    return 0


COMMANDS = {
    "blind": do_blind,
    "build": do_build,
    "sheet": do_sheet,
    "place": do_place,
    "look": do_look,
    "check": do_check,
}

if __name__ == "__main__":
    sys.exit(main())
