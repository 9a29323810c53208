// Which point is asked next, so that what was missed comes sooner. Pure: no document, no storage, no clock, no lot.
//
// The rule. Time is counted in questions. Each point stands on a step, 0 at first. Found: one step up. Missed: back to
// step 0. A point is due again when GAPS[step] questions have been asked since it was. Of those that are due the lowest
// step comes first, and on it the one that has waited longest. Where none is due, a point never asked comes, by lot.
// Where there is none of those either, the one that is due soonest.
//
// What is kept: { asked: how many questions so far, points: { ki3: { step, at: asked when it was, misses: [cun …] } } }
export const GAPS = [4, 12, 40, 120, 360];
export const KEPT = 5; // misses of each point, the last ones

export const nothing = () => ({ asked: 0, points: {} });

// What is kept after an answer; the old one stays as it was.
export function noted(memory, slug, cun, found) {
  const known = memory.points[slug];
  const step = found ? Math.min((known?.step ?? 0) + 1, GAPS.length - 1) : 0;
  const misses = [...(known?.misses ?? []), cun].slice(-KEPT);
  return { asked: memory.asked + 1, points: { ...memory.points, [slug]: { step, at: memory.asked, misses } } };
}

// Those that were missed when they were asked last.
export const missed = (memory) => Object.keys(memory.points).filter((slug) => memory.points[slug].step === 0);

// One of the slugs, or undefined where there are none. `lot`: a number from 0 up to but not 1.
export function next(memory, slugs, lot) {
  const wait = (slug) => GAPS[memory.points[slug].step] - (memory.asked - memory.points[slug].at);
  const known = slugs.filter((slug) => memory.points[slug]).sort((a, b) => wait(a) - wait(b));
  const due = known.filter((slug) => wait(slug) <= 0);
  due.sort((a, b) => memory.points[a].step - memory.points[b].step);
  const fresh = slugs.filter((slug) => !memory.points[slug]);
  return due[0] ?? fresh[Math.floor(lot * fresh.length)] ?? known[0];
}

// What was read from a storage that anybody may have written to.
export function sound(value) {
  if (!Number.isInteger(value?.asked) || typeof value.points !== "object" || !value.points) return nothing();
  const good = ([, one]) => one?.step in GAPS && Number.isInteger(one.at) && Array.isArray(one.misses);
  return { asked: value.asked, points: Object.fromEntries(Object.entries(value.points).filter(good)) };
}
