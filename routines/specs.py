"""What the pure modules are handed: a routine, its steps and points, the rules of precaution."""

from dataclasses import dataclass, replace

from acupoints.precautions import Rule as Rule

SWITCH_SECONDS = 8
HELPER_POSITION = "They sit or lie so that you reach the place without bending; you face them."
HELPER_TEXT = "Find the place together. Press as the line below says, and ask: more, less, or just so?"
# The hands of a helper instead of one's own, of a ball or of a pencil.
BY_HELPER = {
    **dict.fromkeys(("thumb", "thumbs", "ball", "knuckle"), "helper_thumbs"),
    **dict.fromkeys(("fingers", "index_finger", "fingertips", "flat_fingers", "pencil_rubber"), "helper_fingers"),
    **dict.fromkeys(("palm", "palms", "loose_fists", "opposite_hand"), "helper_palms"),
}


@dataclass(frozen=True, slots=True)
class PointSpec:
    """What a plan needs to know of a point. `regions` holds the point's regions and all their ancestors."""

    code: str
    title: str  # "KI3 Tàixī"
    place: str = ""  # "inner ankle"
    find_text: str = ""
    press_text: str = ""
    pressable: str = "yes"  # yes, light_only, never
    laterality: str = "paired"  # paired, midline, multiple
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StepSpec:
    """One step of a routine as its editor wrote it; times in seconds, for one side and one repetition."""

    title: str
    point: PointSpec | None = None
    kind: str = "press"  # press, stretch, wear, rest
    side: str = "none"  # left_then_right, both_together, left, right, midline, none
    technique: str = ""
    tool: str = "thumb"
    tool_alternatives: tuple[str, ...] = ()
    pressure: int = 1
    hold_seconds: int = 30
    hold_max_seconds: int = 0
    starter_hold_seconds: int = 30
    repetitions: int = 1
    starter_repetitions: int = 1
    rest_seconds: int = 0
    switch_seconds: int = SWITCH_SECONDS
    rhythm_on: int = 0
    rhythm_off: int = 0
    optional: bool = False
    position: str = ""
    standing: bool = False
    figure: str = ""  # slug of the picture that suits the position best
    substitute: str = ""  # code of a point
    text: str = ""  # what to do, in the routine's own words
    spoken: str = ""
    light_text: str = ""  # instead of text, where the step is made lighter
    light_spoken: str = ""
    alternative_position: str = ""  # all of the step done another way: another tool, sitting or lying
    alternative_text: str = ""
    alternative_spoken: str = ""
    alternative_figure: str = ""
    helper_view: str = ""  # facing, behind: where somebody stands who presses it for another
    helper_position: str = ""
    helper_text: str = ""
    helper_spoken: str = ""
    note: str = ""
    caution: str = ""

    @property
    def code(self) -> str:
        return self.point.code if self.point else ""

    @property
    def place(self) -> str:
        return self.point.place if self.point else ""

    @property
    def sides(self) -> tuple[str, ...]:
        return {
            "left_then_right": ("left", "right"),
            "both_together": ("both",),
            "left": ("left",),
            "right": ("right",),
            "midline": ("midline",),
        }.get(self.side, ("",))

    def otherwise(self, tool: str) -> "StepSpec":
        """Done the other way: nothing of the first way is said any more, and it is light."""
        return replace(
            self, tool=tool, pressure=1, position=self.alternative_position, standing=False,
            text=self.alternative_text, spoken=self.alternative_spoken, figure=self.alternative_figure,
        )  # fmt: skip

    def by_helper(self) -> "StepSpec":
        """Pressed by somebody else: their hands, their words, and the person seated or lying."""
        return replace(
            self, tool=BY_HELPER.get(self.tool, self.tool), tool_alternatives=(), standing=False,
            position=self.helper_position or HELPER_POSITION, text=self.helper_text or HELPER_TEXT,
            spoken=self.helper_spoken or "Find it together.", light_text="", light_spoken="",
            helper_view=self.helper_view or "facing", figure="" if self.standing else self.figure,
        )  # fmt: skip

    def lighter(self) -> "StepSpec":
        if self.pressure <= 1:
            return self
        text, spoken = self.light_text or self.text, self.light_spoken or self.spoken
        return replace(self, pressure=1, text=text, spoken=spoken)


@dataclass(frozen=True, slots=True)
class RoutineSpec:
    slug: str
    steps: tuple[StepSpec, ...]
    pregnancy_gate: str = "ok"  # block, ask, ok
    clot_gate: str = "ok"  # block, ok
    points: tuple[PointSpec, ...] = ()  # the points that may come in for others


@dataclass(frozen=True, slots=True)
class Change:
    """Why the plan is not the routine as written. `titles` is empty where the whole routine is meant."""

    action: str  # skip, swap, tool, seated, light_only, warn
    reason: str
    titles: tuple[str, ...] = ()
    instead: str = ""
