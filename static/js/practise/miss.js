// How far a tap is from where a point lies: the rules of acupoints/practice/miss.py.
// Pure: no document. tests/vectors/miss.json holds for both.
const TAP = 0.2; // cun: nobody taps more exactly
const FAR = "Far off: more than four fingers’ width.";
const WIDTHS = [
  [0.5, "Close: within half a thumb’s width."],
  [1, "Near: within a thumb’s width."],
  [1.5, "Off, by less than two fingers’ width."],
  [3, "Off, by less than four fingers’ width."],
];
const TOWARDS = [
  "to the right of", "below and to the right of", "below", "below and to the left of",
  "to the left of", "above and to the left of", "above", "above and to the right of",
];

// tap: [x, y], fractions of the picture. places: [x, y, uncertainty in cun, is alternative]. scale: width, height, cun in mm.
export function miss(tap, places, [width, height, cunMm]) {
  const apart = places.map(([x, y]) => [(x - tap[0]) * width, (y - tap[1]) * height]);
  const lengths = apart.map(([across, down]) => Math.hypot(across, down));
  const mm = Math.min(...lengths);
  const place = lengths.indexOf(mm);
  const [across, down] = apart[place];
  const sector = Math.floor((Math.atan2(down, across) * 180) / Math.PI / 45 + 0.5);
  return {
    place,
    cun: Math.floor((mm / cunMm) * 10 + 0.5) / 10,
    mm: Math.floor(mm + 0.5),
    found: mm / cunMm <= Math.max(places[place][2], TAP),
    towards: TOWARDS[(sector + 8) % 8],
    alternative: Boolean(places[place][3]),
    uncertainty: places[place][2],
  };
}

export function verdict({ cun, found, alternative }) {
  if (found) return alternative ? "Found: the other place that books give." : "Found.";
  return WIDTHS.find(([limit]) => cun <= limit)?.[1] ?? FAR;
}

export const measured = ({ cun, mm }) => `${cun ? `About ${cun} cun` : "Less than 0.1 cun"} off, ${mm} mm on this body.`;

// How surely the place itself is known, and what therefore counts.
export function known({ uncertainty }) {
  const about = uncertainty ? `The place itself is known to about ${uncertainty} cun. ` : "";
  return `${about}Within ${Math.max(uncertainty, TAP)} cun counts as found.`;
}

// What is in the middle of a list of numbers: of two, half-way between them.
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
