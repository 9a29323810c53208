"""What the words of the facts tables' description demand of a routine, worked out anew and plainly from their rows.

It knows nothing of routines/safety.py: where the two differ, one of them misreads those words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.facts import parts, table

Row = dict[str, str]
STRICTEST_FIRST = ("block_routine", "skip", "swap", "light_only", "warn")
TOOLS = {"ball", "knuckle", "loose_fists", "pencil_rubber", "wristband"}  # all else is a hand, or a helper's
OUT = None


@dataclass(frozen=True)
class Done:
    """How a step is to be done in the end."""

    code: str
    tool: str
    level: int
    instead_of: str = ""  # the point that was written
    seated: bool = False


@cache
def point(code: str) -> Row:
    return next(row for row in table("points") if row["who_code"] == code)


@cache
def regions(code: str) -> frozenset[str]:
    parent = {row["id"]: row["parent"] for row in table("regions")}
    found = [point(code)["body_region"], *parts(point(code)["subregions"])]
    while upper := {parent[one] for one in found} - {*found, ""}:
        found += upper
    return frozenset(found)


def rules_of(ticked: frozenset[str]) -> list[Row]:
    return [row for row in table("precaution_rules") if row["precaution_id"] in ticked]


def about(rule: Row, routine: str, code: str, tool: str) -> bool:
    """A skip of scope tool takes the tool away and is no rule about the step."""
    if rule["scope"] == "tool":
        return rule["target"] == tool and rule["action"] != "skip"
    return {
        "all": True,
        "routine": rule["target"] == routine,
        "region": bool(code) and rule["target"] in regions(code),
        "point": rule["target"] == code,
    }[rule["scope"]]


@dataclass(frozen=True)
class Case:
    meta: Row
    steps: tuple[Row, ...]  # all that the routine has
    ticked: frozenset[str]

    @property
    def is_blocked(self) -> bool:
        """The gates go before the steps."""
        gates = {"pregnant": self.meta["pregnancy_gate"], "clot_or_swollen_leg": self.meta["clot_gate"]}
        by_rule = (r["action"] == "block_routine" and about(r, self.name, "", "") for r in rules_of(self.ticked))
        return any(gates.get(tick) == "block" for tick in self.ticked) or any(by_rule)

    @property
    def name(self) -> str:
        return self.meta["routine_id"]

    def barred_tools(self) -> set[str]:
        rows = rules_of(self.ticked)
        return {row["target"] for row in rows if row["scope"] == "tool" and row["action"] == "skip"}

    def hitting(self, step: Row, action: str) -> list[Row]:
        rows = rules_of(self.ticked)
        return [r for r in rows if r["action"] == action and about(r, self.name, step["code"], step["tool"])]

    def plan(self, *, optional: bool) -> list[tuple[Row, Done | None]]:
        """Each step that is wanted, and how it is done; OUT where it is left out."""
        wanted = [step for step in self.steps if optional or step["optional"] == "no"]
        return [(step, self.done(step, wanted)) for step in wanted]

    def done(self, step: Row, wanted: list[Row]) -> Done | None:
        for action in STRICTEST_FIRST:
            if rules := self.hitting(step, action):
                break
        else:
            action = "none"
        if self.is_never(step["code"]) or action in ("block_routine", "skip"):
            return OUT
        if action == "swap":
            return self.swapped(step, rules[0]["swap_with"], wanted)
        return self.with_tool(step, light=bool(self.hitting(step, "light_only")))

    def is_never(self, code: str) -> bool:
        return bool(code) and point(code)["pressable"] == "never"

    def swapped(self, step: Row, code: str, wanted: list[Row]) -> Done | None:
        """Its own step in the routine, or a plain one by thumb; not twice, and not where it is barred itself."""
        if code in {one["code"] for one in wanted}:
            return OUT
        plain = step | {"tool": "thumb", "tool_alternatives": "fingers", "pressure_level": "1", "position": "any"}
        new = next((one for one in self.steps if one["code"] == code), plain | {"code": code})
        if self.is_never(code) or any(self.hitting(new, action) for action in STRICTEST_FIRST[:3]):
            return OUT
        done = self.with_tool(new, light=bool(self.hitting(new, "light_only")))
        return done and Done(done.code, done.tool, done.level, step["code"], done.seated)

    def with_tool(self, step: Row, *, light: bool) -> Done | None:
        """The first tool that is not barred; under light_only no tool at all; who may faint does not stand."""
        free = [t for t in self.tools(step) if t not in self.barred_tools() and not (light and t in TOOLS)]
        if not free:
            return OUT
        other_way = free[0] != step["tool"]
        if not other_way and "fainting_or_epilepsy" in self.ticked and step["position"].startswith("standing"):
            others = [t for t in free if t != step["tool"]] if step["tool_alternatives"] else free
            lower = [p for p in parts(step["position_alternatives"]) if not p.startswith("standing")]
            if not others or not (lower or step["tool_alternatives"]):
                return OUT
            return Done(step["code"], others[0], 1, seated=True)
        lightly = light or other_way or (step["code"] and point(step["code"])["pressable"] == "light_only")
        return Done(step["code"], free[0], 1 if lightly else int(step["pressure_level"]))

    def tools(self, step: Row) -> Iterator[str]:
        yield step["tool"]
        yield from parts(step["tool_alternatives"])


def case(routine: str, ticked: frozenset[str]) -> Case:
    meta = next(row for row in table("routines_meta") if row["routine_id"] == routine)
    return Case(meta, tuple(row for row in table("routines") if row["routine_id"] == routine), ticked)
