/* A length of time as acupoints/durations.py reads it, in seconds; null where it reads none. */
const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)$/;
const PARTS = /^(?:\d{1,5}(?:[.,]\d{1,3})?\s*(?:hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|)(?=[\s\d]|$)\s*)+$/;
const PART = /(\d{1,5}(?:[.,]\d{1,3})?)\s*([hms]?)[a-z]*/g;
const UNIT = { h: 3600, m: 60, s: 1, "": 1 };

export function seconds(text) {
  const written = text.trim().toLowerCase();
  const clock = CLOCK.exec(written);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  if (!PARTS.test(written)) return null;
  const parts = [...written.matchAll(PART)];
  if (parts.length > 1 && parts.some((part) => !part[2])) return null;
  return Math.round(parts.reduce((sum, part) => sum + Number(part[1].replace(",", ".")) * UNIT[part[2]], 0));
}
