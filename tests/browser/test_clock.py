import json
from pathlib import Path

import pytest

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
