"""Leg, foot, shoulder, arm and hand of the left side.

Long bones lie between joint centres, hands and feet ray by ray; each is then seated so that it keeps inside the skin.
Metres; z up, -Y ahead, +X left.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from atlas.skeleton.align import Affine, Touch, between, least, seat, unit
from atlas.skeleton.source import Floats, Source
from atlas.skeleton.surface import Skin

AHEAD, UP, LEFT = np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0])
SHOULDER_RISE = 0.008  # m: the rig holds the joint this much below the middle of the head of the humerus
KNEE_FORWARD = np.array([0.0, 0.002, 0.0])
MALLEOLUS_DEPTH = 0.0045
PATELLA_FALL = 0.008  # the source holds the kneecap high; its apex belongs just above the joint line
CARPALS = ("lunate", "scaphoid", "pisiform", "triquetrum", "capitate", "trapezium", "trapezoid", "hamate")
TARSALS = ("calcaneus", "navicular", "cuboid", "cuneiform1", "cuneiform2", "cuneiform3")


def end(vertices: Floats, direction: Floats, share: float = 0.03) -> Floats:
    """The mean of the outermost vertices in a direction."""
    height = vertices @ unit(direction)
    return vertices[height > height.max() - share * np.ptp(height)].mean(axis=0)


def compose(outer: Affine, inner: Affine) -> Affine:
    return Affine(outer.matrix @ inner.matrix, outer.matrix @ inner.offset + outer.offset)


class Limbs:
    """Maps of the limb bones, built one after the other in `maps`."""

    def __init__(self, source: Source, skin: Skin, joints: Mapping[str, Floats], hips: Affine) -> None:
        self.source, self.skin, self.joints = source, skin, joints
        self.maps: dict[str, Affine] = {}
        self.hip = hips(source.centres["hip"])

    def mesh(self, name: str) -> Floats:
        return self.source.meshes[name][0]

    def laid(self, name: str) -> Floats:
        """The vertices of a bone as fitted so far."""
        return self.maps[name](self.mesh(name))

    def _seat(self, names: tuple[str, ...], pivot: Floats, touches: tuple[Touch, ...] = (), **limits: float) -> None:
        """Seat bones that belong together with one map."""
        together = np.concatenate([self.laid(name) for name in names])
        map_ = seat(together, self.skin, pivot, touches, **limits)
        for name in names:
            self.maps[name] = compose(map_, self.maps[name])

    # leg ------------------------------------------------------------------------------------------------------------

    def leg(self) -> None:
        centres, joints = self.source.centres, self.joints
        knee, ankle = joints["l-knee"] + KNEE_FORWARD, joints["l-ankle"]
        hip_source, knee_source, ankle_source = (centres[name] for name in ("hip", "knee", "ankle"))
        hints = (LEFT, LEFT + 0.10 * AHEAD)
        self.maps["femur"] = between((hip_source, knee_source), (self.hip, knee), hints)
        self._seat(("femur",), self.hip, least_depth=0.009, move=0.0015, turn=0.03, stretch=0.01)
        self.knee = self.maps["femur"](knee_source)
        shin, calf = self.mesh("tibia"), self.mesh("fibula")
        ends = end(shin[shin[:, 2] < ankle_source[2] + 0.03], -LEFT), end(calf[calf[:, 2] < ankle_source[2] + 0.03], LEFT)
        medial, lateral = self._ankle_sides(ankle[2])
        across = (lateral[0] - medial[0] - 2 * MALLEOLUS_DEPTH) / (ends[1] - ends[0])[0]
        shank = between((knee_source, ankle_source), (self.knee, ankle), hints, across=across)
        shift = ((medial[0] + lateral[0]) / 2 - shank((ends[0] + ends[1]) / 2)[0]) * LEFT
        shank = between((knee_source, ankle_source), (self.knee, ankle + shift), hints, across=across)
        self.maps["tibia"] = self.maps["fibula"] = shank
        self.ankle = shank(ankle_source)
        self._seat(("tibia", "fibula"), self.knee, least_depth=0.0035, move=0.001, turn=0.02, stretch=0.004)
        front = Touch(lambda v: end(v, AHEAD)[None], 0.005, 0.001)
        down = Affine(np.eye(3), -PATELLA_FALL * UP)
        self.maps["patella"] = compose(down, self.maps["femur"])
        self._seat(("patella",), self.laid("patella").mean(axis=0), (front,), move=0.02, turn=0.1, stretch=0.02)

    def _ankle_sides(self, z: float) -> tuple[Floats, Floats]:
        """The skin on both sides of the left ankle, at the height of its joint."""
        skin = self.skin.vertices
        ring = skin[(np.abs(skin[:, 2] - z) < 0.004) & (skin[:, 0] > 0.02)]
        return ring[np.argmin(ring[:, 0])], ring[np.argmax(ring[:, 0])]

    # foot -----------------------------------------------------------------------------------------------------------

    def foot(self) -> None:
        joints, skin = self.joints, self.skin
        heel_bone, sole = self.mesh("calcaneus"), -UP
        foot = skin.vertices[(skin.vertices[:, 0] > 0) & (skin.vertices[:, 2] < 0.09)]
        heel = foot[np.argmax(foot[:, 1] * (foot[:, 2] < 0.045) - (foot[:, 2] >= 0.045))]
        ankle = self.ankle
        here = [self.source.centres["ankle"], end(heel_bone, -AHEAD), end(heel_bone, sole)]
        there = [ankle, np.array([heel[0], heel[1] - 0.007, 0.024]), np.array([heel[0], heel[1] - 0.024, 0.011])]
        weights = [10.0, 2.0, 1.0]
        self._balls(foot)
        for ray in range(1, 6):
            here.append(end(self.mesh(f"toe-proximal{ray}"), -AHEAD))
            there.append(self.balls[ray])
            weights.append(1.0)
        tuberosity = end(self.mesh("metatarsal5"), LEFT - AHEAD * 1.5)
        here.append(tuberosity)
        weights.append(1.0)
        guess = least(np.array(here[:-1]), np.array(there), weights[:-1], keep=0.01)(tuberosity)
        edge = foot[(np.abs(foot[:, 1] - guess[1]) < 0.003) & (foot[:, 2] < 0.035)]
        rim = edge[np.argmax(edge[:, 0])]
        there.append(np.array([rim[0] - 0.006, guess[1], 0.018]))
        arch = least(np.array(here), np.array(there), weights, keep=0.01)
        for name in TARSALS:
            self.maps[name] = arch
        centre = self.source.centres["ankle"]
        self.maps["talus"] = Affine(arch.matrix, ankle - arch.matrix @ centre)
        for ray in range(1, 6):
            self._ray(ray, arch)
        for name in (*TARSALS, "talus", *(f"metatarsal{ray}" for ray in range(1, 6))):
            self._seat((name,), self.laid(name).mean(axis=0), least_depth=0.0045, move=0.003, turn=0.05, stretch=0.02)
        for ray in range(1, 6):
            for part in ("proximal", "middle", "distal"):
                if f"toe-{part}{ray}" in self.maps:
                    name = f"toe-{part}{ray}"
                    middle = self.laid(name).mean(axis=0)
                    self._seat((name,), middle, least_depth=0.003, move=0.003, turn=0.05, stretch=0.06)

    def _balls(self, foot: Floats) -> None:
        """Heads of the metatarsals: the first and fifth where the foot is widest, the others between.

        The rig holds these joints too far towards the toes (by 8 mm at the first, more than 20 mm at the fifth).
        """
        low = foot[(foot[:, 2] > 0.012) & (foot[:, 2] < 0.030) & (foot[:, 1] < -0.09)]
        wide = low[np.argmin(low[:, 0])][1], low[np.argmax(low[:, 0])][1]
        rig = {ray: self.joints[f"l-toe-{ray}-1"] for ray in range(1, 6)}
        first, fifth = wide[0] - rig[1][1], wide[1] - rig[5][1]
        self.balls: dict[int, Floats] = {}
        for ray, joint in rig.items():
            share = 0.85 * (ray - 1) / 4
            back = first + (fifth - first) * share**1.3
            self.balls[ray] = joint + np.array([0.0, back - 0.004, -0.003 + 0.12 * back])

    def _ray(self, ray: int, arch: Affine) -> None:
        """Metatarsal and toe bones of one ray: base from the tarsus, joints from the rig."""
        joints = self.joints
        bone = self.mesh(f"metatarsal{ray}")
        base, head = end(bone, -AHEAD + 0.3 * UP), end(bone, AHEAD - 0.2 * UP)
        joint = self.balls[ray]
        pair = (arch(base), joint + 0.002 * unit(arch(base) - joint))
        self.maps[f"metatarsal{ray}"] = between((base, head), pair, (UP, UP), across=0.95)
        parts = ("proximal", "distal") if ray == 1 else ("proximal", "middle", "distal")
        for number, part in enumerate(parts, start=1):
            toe = self.mesh(f"toe-{part}{ray}")
            start, finish = joints[f"l-toe-{ray}-{number}"], joints[f"l-toe-{ray}-{number + 1}"]
            if number == 1:
                start = joint
            along = unit(finish - start)
            last = number == len(parts)
            pair = (start + 0.001 * along, finish - (0.005 if last else 0.0005) * along)
            wide = 0.9 if ray == 1 else 1.15
            self.maps[f"toe-{part}{ray}"] = between((end(toe, -AHEAD), end(toe, AHEAD)), pair, (UP, UP), across=wide)

    # shoulder and arm -----------------------------------------------------------------------------------------------

    def shoulder(self, sternum: Floats) -> None:
        """Scapula about the shoulder joint, seated on the back; the clavicle between sternum and acromion."""
        centres = self.source.centres
        self.joint = self.joints["l-shoulder"] + SHOULDER_RISE * UP
        matrix = 0.95 * np.eye(3)
        self.maps["scapula"] = Affine(matrix, self.joint - matrix @ centres["shoulder"])
        border = Touch(lambda v: v[v[:, 0] < v[:, 0].min() + 0.012], 0.016, 0.006)
        angle = Touch(lambda v: v[v[:, 2] < v[:, 2].min() + 0.010], 0.012, 0.003)
        self._seat(("scapula",), self.joint, (border, angle), least_depth=0.007, move=0.004, turn=0.25, stretch=0.03)
        clavicle = self.mesh("clavicle")
        inner, outer = end(clavicle, -LEFT), end(clavicle, LEFT)
        acromion = self.maps["scapula"](outer)
        notch = sternum[sternum[:, 2] > sternum[:, 2].max() - 0.006].mean(axis=0)
        start = np.array([0.021, notch[1] - 0.002, notch[2] + 0.001])
        self.maps["clavicle"] = between((inner, outer), (start, acromion), (UP, UP), across=0.9)
        self._seat(("clavicle",), start, least_depth=0.005, move=0.002, turn=0.05, stretch=0.02)

    def arm(self) -> None:
        centres, joints = self.source.centres, self.joints
        elbow, wrist = joints["l-elbow"], joints["l-hand"]
        hinge = (centres["ulna"] + centres["radius"]) / 2
        self.maps["humerus"] = between((centres["shoulder"], hinge), (self.joint, elbow), (LEFT, LEFT), across=0.95)
        self._hand_frame()
        radial, palm = self.radial, self.palm
        ulna, radius = self.mesh("ulna"), self.mesh("radius")
        ulna_end, radius_end = end(ulna, -UP), end(radius, -UP)
        down = unit(wrist - elbow)
        place = self.maps["humerus"](centres["ulna"])
        target = wrist - 0.013 * radial - 0.004 * down - 0.002 * palm
        self.maps["ulna"] = between((centres["ulna"], ulna_end), (place, target), (-AHEAD, -AHEAD), across=0.95)
        head = self.maps["humerus"](centres["radius"])
        target = wrist + 0.006 * radial + 0.001 * down
        pair = (self.source_radial, radial)
        self.maps["radius"] = between((centres["radius"], radius_end), (head, target), pair, across=0.95)
        for name in ("humerus", "ulna", "radius"):
            self._seat((name,), self.laid(name).mean(axis=0), least_depth=0.0045, move=0.003, turn=0.03, stretch=0.01)

    def _hand_frame(self) -> None:
        centres, joints = self.source.centres, self.joints
        wrist = joints["l-hand"]
        self.down = unit(joints["l-finger-3-1"] - wrist)
        across = joints["l-finger-2-1"] - joints["l-finger-5-1"]
        self.radial = unit(across - (across @ self.down) * self.down)
        self.palm = unit(np.cross(self.down, self.radial))  # left hand: out of the palm
        middle = (centres["lunate"] + centres["scaphoid"]) / 2
        down = unit(centres["finger-3-1"] - middle)
        across = centres["finger-2-1"] - centres["finger-5-1"]
        self.source_radial = unit(across - (across @ down) * down)
        self.source_palm = unit(np.cross(down, self.source_radial))
        self.source_wrist = middle - 0.006 * down
        self.knuckles = {digit: self._knuckle(digit) for digit in range(2, 6)}

    def _knuckle(self, digit: int) -> Floats:
        """The knuckle where the source's proportion of hand and first phalanx puts it.

        The rig holds it at the web of the fingers, some 12 mm too far out: the web lies at the middle of that phalanx.
        """
        centres, wrist = self.source.centres, self.joints["l-hand"]
        rig, next_joint = self.joints[f"l-finger-{digit}-1"], self.joints[f"l-finger-{digit}-2"]
        hand = np.linalg.norm(centres[f"finger-{digit}-1"] - self.source_wrist)
        phalanx = np.linalg.norm(centres[f"finger-{digit}-2"] - centres[f"finger-{digit}-1"])
        whole = np.linalg.norm(rig - wrist) + np.linalg.norm(next_joint - rig)
        return wrist + unit(rig - wrist) * whole * hand / (hand + phalanx)

    # hand -----------------------------------------------------------------------------------------------------------

    def hand(self) -> None:
        """Carpus and bases by one map from the wrist and the knuckles, each digit by its own joints."""
        centres, joints = self.source.centres, self.joints
        here = [self.source_wrist, *(centres[f"finger-{digit}-1"] for digit in range(2, 6))]
        there = [joints["l-hand"], *self.knuckles.values()]
        thick = 0.02
        here += [here[0] + thick * self.source_palm, here[3] + thick * self.source_palm]
        there += [there[0] + thick * self.palm, there[3] + thick * self.palm]
        here += [self.source_wrist + thick * self.source_radial]
        there += [joints["l-hand"] + thick * 0.95 * self.radial]
        carpus = least(np.array(here), np.array(there), keep=0.004)
        for name in CARPALS:
            self.maps[name] = carpus
        for digit in range(2, 6):
            bone = self.mesh(f"metacarpal{digit}")
            head = centres[f"finger-{digit}-1"]
            base = end(bone, bone.mean(axis=0) - head, 0.05)
            pair = (carpus(base), self.knuckles[digit])
            self.maps[f"metacarpal{digit}"] = between((base, head), pair, (-self.source_palm, -self.palm), across=0.95)
            places = [centres[f"finger-{digit}-{joint}"] for joint in (1, 2, 3)]
            tip = self.mesh(f"finger-distal{digit}")
            places.append(end(tip, places[2] - places[1], 0.05))
            targets = [self.knuckles[digit], *(joints[f"l-finger-{digit}-{joint}"] for joint in (2, 3, 4))]
            targets[3] = targets[3] - 0.004 * unit(targets[3] - targets[2])
            for number, part in enumerate(("proximal", "middle", "distal")):
                pair = (targets[number], targets[number + 1])
                ends = (places[number], places[number + 1])
                hints = (-self.source_palm, -self.palm)
                self.maps[f"finger-{part}{digit}"] = between(ends, pair, hints, across=0.95)
        self._thumb(carpus)
        for name in [*CARPALS, *(name for name in self.maps if name.startswith(("metacarpal", "finger-")))]:
            least_depth = 0.0035 if name.startswith("finger-") else 0.0045
            self._seat(
                (name,), self.laid(name).mean(axis=0), least_depth=least_depth, move=0.002, turn=0.04, stretch=0.04
            )

    def _thumb(self, carpus: Affine) -> None:
        centres, joints = self.source.centres, self.joints
        places = [centres[f"finger-1-{joint}"] for joint in (1, 2, 3)]
        places.append(end(self.mesh("finger-distal1"), places[2] - places[1], 0.05))
        saddle = carpus(places[0])
        targets = [saddle, *(joints[f"l-finger-1-{joint}"] for joint in (2, 3, 4))]
        targets[3] = targets[3] - 0.004 * unit(targets[3] - targets[2])
        to_index = (centres["finger-2-1"] - places[1], self.knuckles[2] - targets[1])
        for number, name in enumerate(("metacarpal1", "finger-proximal1", "finger-distal1")):
            ends, pair = (places[number], places[number + 1]), (targets[number], targets[number + 1])
            self.maps[name] = between(ends, pair, to_index, across=0.95)
