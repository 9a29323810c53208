// What is told when: the cues of a stretch of stages, in milliseconds. Pure: no document, no clock.
import { length } from "./clock.js";

// The cue with which a stage begins; after the last one it is done.
export function cueOf(plan, index) {
  const kind = plan[index]?.kind ?? "done";
  return kind === "locate" && index > 0 ? "next" : kind;
}

export const handsFree = (plan) => plan.every((stage) => stage.seconds !== null);

// From one stage on, up to the next gate or until so many milliseconds are full; at least one stage, if it has an end.
export function stretch(plan, from, most = Infinity) {
  const starts = [];
  let total = 0, to = from;
  while (to < plan.length && plan[to].seconds !== null && (to === from || total + length(plan[to]) <= most)) {
    starts.push(total);
    total += length(plan[to++]);
  }
  return { from, to, starts, total };
}

// The stage at which the stretch around this one begins.
export function first(plan, index) {
  while (index > 0 && plan[index - 1].seconds !== null) index--;
  return index;
}

// [ms since the stretch began, cue], in order; the first is how its first stage begins, the last what comes after it.
export function score(plan, { from, to, starts, total }) {
  const told = plan.slice(from, to).flatMap((stage, i) => [
    [starts[i], cueOf(plan, from + i)],
    ...stage.marks.filter(([, cue]) => cue).map(([before, cue]) => [starts[i] + length(stage) - before * 1000, cue]),
  ]);
  return to > from ? [...told, [total, cueOf(plan, to)]] : [];
}

// What is still to come for one who stands there: ms from now. The beginning of this stage is past, even if time was added.
export function ahead(plan, at) {
  if (at.left === null) return [];
  const here = stretch(plan, at.stage);
  return score(plan, here).slice(1).map(([ms, cue]) => [ms - at.elapsed, cue]).filter(([ms]) => ms > 0);
}

// The mark that was passed between two looks: `was` and `left` in ms before the end. One that is long past is not told.
export function passed(stage, was, left, late = 2000) {
  return stage.marks.findLast(([before]) => left <= before * 1000 && before * 1000 < was && before * 1000 - left < late);
}
