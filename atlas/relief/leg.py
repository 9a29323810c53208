"""Thigh, knee, calf and shin."""

from atlas.relief.marks import Joints, Mark, Pick, bump, hollow, ridge

# x, z above; x, z below; width, height: the cords beside the hollow of the knee, built up from broad to narrow
CORDS = (
    ("biceps femoris tendon", 0.147, 0.600, 0.1510, 0.51, 8.5, 1.3),
    ("biceps femoris tendon", 0.148, 0.575, 0.1500, 0.52, 8.0, 1.2),
    ("biceps femoris tendon", 0.149, 0.555, 0.1500, 0.53, 7.5, 1.0),
    ("biceps femoris", 0.146, 0.640, 0.1500, 0.50, 11.0, 0.7),
    ("semitendinosus tendon", 0.090, 0.600, 0.0880, 0.51, 8.5, 1.3),
    ("semitendinosus tendon", 0.088, 0.575, 0.0875, 0.52, 8.0, 1.2),
    ("semitendinosus tendon", 0.087, 0.555, 0.0870, 0.53, 7.5, 1.0),
    ("semitendinosus", 0.094, 0.640, 0.0880, 0.50, 11.0, 0.7),
)


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*knee(pick), *calf(pick), *shin(pick)]


def knee(pick: Pick) -> list[Mark]:
    front, back = pick.front, pick.back
    return [
        bump("kneecap", front(0.110, 0.515), 17, 4.5, "the kneecap"),
        ridge("patellar ligament", [front(0.112, 0.49), front(0.117, 0.445)], 7, 2.5, "from the kneecap downward"),
        bump("tibial tuberosity", front(0.118, 0.432), 8, 2.8, "where the ligament ends"),
        hollow("outside the kneecap", front(0.137, 0.512), 8, 1.6, "sets its edge off"),
        hollow("inside the kneecap", front(0.084, 0.514), 8, 1.6, "sets its edge off"),
        hollow("outer eye of the knee", front(0.134, 0.478), 11, 3.0, "beside the ligament"),
        hollow("inner eye of the knee", front(0.094, 0.478), 11, 3.0, "beside the ligament"),
        *(
            ridge(name, [back(x1, z1), back(x0, z0)], width, height, "bounds the hollow of the knee")
            for name, x1, z1, x0, z0, width, height in CORDS
        ),
        hollow("hollow of the knee", back(0.118, 0.520), 16, 3.5, "between the tendons"),
    ]


def calf(pick: Pick) -> list[Mark]:
    back = pick.back
    return [
        ridge("outer belly of the calf", [back(0.146, 0.41), back(0.147, 0.337)], 19, 4.2, "ends above the tendon"),
        ridge("inner belly of the calf", [back(0.108, 0.41), back(0.109, 0.325)], 19, 4.5, "reaches a little lower"),
        hollow("between the bellies", [back(0.128, 0.42), back(0.128, 0.35), back(0.129, 0.31)], 6, 2.8, "the furrow"),
        hollow("end of the bellies", back(0.129, 0.285), 10, 3.5, "the angle that shows on tiptoe"),
    ]


def shin(pick: Pick) -> list[Mark]:
    front, inner, outer = pick.front, pick.inner, pick.outer
    crest = [front(0.118, 0.42), front(0.118, 0.34), front(0.117, 0.25), front(0.114, 0.16)]
    muscle = [front(0.134, 0.405), front(0.134, 0.33), front(0.129, 0.25)]
    groove = [front(0.1255, 0.40), front(0.1255, 0.33), front(0.1225, 0.25)]
    edge = [inner(0.004, 0.43), inner(0.001, 0.36), inner(-0.002, 0.28), inner(-0.006, 0.20), inner(-0.010, 0.15)]
    return [
        ridge("shin crest", crest, 6, 1.8, "the sharp edge of the tibia"),
        ridge("tibialis anterior", muscle, 8, 1.5, "the muscle outside the crest"),
        hollow("beside the crest", groove, 4.5, 0.9, "a finger beside the crest"),
        hollow("behind the tibia", edge, 8, 1.4, "SP6 to SP9 lie behind the bone's inner edge"),
        bump("head of the fibula", outer(0.004, 0.452), 11, 2.4, "GB34 before and below it"),
        hollow("before the head of the fibula", outer(-0.018, 0.438), 8, 1.4, "GB34"),
    ]
