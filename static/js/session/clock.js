// Where a session stands, as a function of (stages, clock, now): the rules of routines/clock.py, in milliseconds.
// Pure: no document, no clock of its own. tests/vectors/clock.json holds for both.
export const EXTEND = 15000;
export const BACK_GRACE = 4000; // within it, Back means the stage before; later, this one again

export const length = (stage) => (stage.seconds === null ? null : Math.round(stage.seconds * 1000));

export function positionAt(stages, clock, now) {
  if (clock.phase !== "running") return { phase: clock.phase, stage: clock.stage, elapsed: 0, left: null };
  let elapsed = (clock.pausedAt ?? now) - clock.anchor;
  for (let i = clock.stage; i < stages.length; i++) {
    const whole = length(stages[i]);
    if (whole === null) return { phase: "running", stage: i, elapsed, left: null };
    if (elapsed < whole) return { phase: "running", stage: i, elapsed, left: whole - elapsed };
    elapsed -= whole;
  }
  return { phase: "done", stage: stages.length, elapsed: 0, left: null };
}

// The clock after a command, or null where the command means nothing now.
export function apply(stages, clock, command, at) {
  if (command === "start") return clock.phase === "ready" ? { ...clock, phase: "running", stage: 0, anchor: at } : null;
  if (command === "stop" && clock.phase === "ready") return { ...clock, phase: "done" };
  const here = positionAt(stages, clock, at);
  return here.phase === "running" ? (whileRunning[command]?.(stages, clock, here, at) ?? null) : null;
}

const go = (clock, stage, at) => ({ ...clock, stage, anchor: at, pausedAt: null });

const whileRunning = {
  found: (stages, clock, here, at) => (stages[here.stage].kind === "locate" ? go(clock, here.stage + 1, at) : null),
  next: (stages, clock, here, at) => go(clock, here.stage + 1, at),
  pause: (stages, clock, here, at) =>
    clock.pausedAt !== null || here.left === null
      ? null
      : { ...clock, stage: here.stage, anchor: at - here.elapsed, pausedAt: at },
  resume: (stages, clock, here, at) =>
    clock.pausedAt === null ? null : { ...clock, stage: here.stage, anchor: at - here.elapsed, pausedAt: null },
  extend: (stages, clock, here, at) =>
    here.left === null
      ? null
      : { ...clock, stage: here.stage, anchor: (clock.pausedAt ?? at) - here.elapsed + EXTEND },
  ease: (stages, clock, here) => {
    const step = stages[here.stage].step;
    return clock.eased.includes(step) ? null : { ...clock, eased: [...clock.eased, step] };
  },
  stop: (stages, clock, here) => ({ ...clock, phase: "done", stage: here.stage, anchor: null, pausedAt: null }),
  skip: (stages, clock, here, at) => {
    const after = stages.findIndex((s, i) => i > here.stage && s.step > stages[here.stage].step);
    return go(clock, after < 0 ? stages.length : after, at);
  },
  back: (stages, clock, here, at) => {
    let target = here.left !== null && here.elapsed > BACK_GRACE ? here.stage : here.stage - 1;
    while (target > 0 && ["rest", "switch"].includes(stages[target].kind)) target--;
    return go(clock, Math.max(0, target), at);
  },
};
