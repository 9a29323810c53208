import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from routines import clock
from routines.plan import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "clock.json").read_text())
PLAY = """async ([url, cases]) => {
  const { positionAt, apply } = await import(url);
  const wrong = [];
  for (const { name, stages: rows, script } of cases) {
    const stages = rows.map(([kind, step, seconds]) => ({ kind, step, seconds }));
    let clock = { phase: "ready", stage: 0, anchor: null, pausedAt: null, eased: [] };
    for (const [ms, command, wanted] of script) {
      if (command) clock = apply(stages, clock, command, ms) ?? clock;
      const at = positionAt(stages, clock, ms);
      const found = JSON.stringify([at.phase, at.stage, at.left, clock.pausedAt !== null]);
      if (found !== JSON.stringify(wanted)) wrong.push([name, ms, command, found]);
    }
  }
  return wrong;
}"""


def test_the_browsers_clock_agrees_with_the_shared_vectors(visit):
    visit.page.goto(visit.base + "/routines/")
    assert visit.page.evaluate(PLAY, [visit.base + "/static/js/session/clock.js", VECTORS]) == []


def random_case(dice: random.Random) -> dict[str, Any]:
    """A plan, presses at odd moments, and what the server's clock says after each."""
    stages, step = [], 0
    for _ in range(dice.randint(1, 9)):
        kind = dice.choice(["locate", "hold", "hold", "rest", "switch"])
        step += kind == "locate"
        gate = kind == "locate" and dice.random() < 0.6
        stages.append([kind, step, None if gate else dice.choice([0.5, 1, 8, 20, 30.25, 180])])
    plan = tuple(Stage(kind=kind, step=number, seconds=seconds) for kind, number, seconds in stages)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    now, script, state = 0, [], clock.Clock()
    for _ in range(dice.randint(3, 25)):
        now += dice.choice([0, 1, 40, 500, 3999, 4000, 8000, 31_000, 200_000])
        command = dice.choice(["start", "", *sorted(clock.COMMANDS)])
        at = start + timedelta(milliseconds=now)
        state = (clock.apply(plan, state, command, at) or state) if command else state
        found = clock.position_at(plan, state, at)
        left = None if found.left is None else found.left // timedelta(milliseconds=1)
        script.append([now, command or None, [found.phase, found.stage, left, bool(state.paused_at)]])
    return {"name": f"random {stages}", "stages": stages, "script": script}


def test_the_browsers_clock_agrees_with_the_servers_on_random_plans_presses_and_moments(visit):
    dice = random.Random(20261123)
    cases = [random_case(dice) for _ in range(2000)]
    used = {command for case in cases for _, command, _ in case["script"]}
    assert used >= clock.COMMANDS
    visit.page.goto(visit.base + "/routines/")
    assert visit.page.evaluate(PLAY, [visit.base + "/static/js/session/clock.js", cases]) == []
