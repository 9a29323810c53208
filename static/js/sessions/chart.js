// A small chart of the last sessions: a ring for before, a dot for after, a line from the one to the other.
const SVG = "http://www.w3.org/2000/svg";
const LAST = 30; // sessions
const [LEFT, TOP, STEP, UNIT] = [30, 12, 18, 16]; // of the drawing: margins, from one session to the next, one of ten

function draw(name, attributes, parent, text = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  parent?.append(element);
  return element;
}

const y = (value) => TOP + (10 - value) * UNIT;

// Of rows with a number at least, the oldest first. Returns the drawing; `told` is what it shows, in words.
export function chart(rows, told) {
  const shown = rows.slice(-LAST);
  const width = LEFT + Math.max(12, shown.length) * STEP + 6;
  const svg = draw("svg", { viewBox: `0 0 ${width} ${y(0) + 12}`, role: "img", "aria-label": told, class: "chart" });
  for (const value of [0, 5, 10]) {
    draw("line", { class: "chart-line", x1: LEFT, x2: width, y1: y(value), y2: y(value) }, svg);
    draw("text", { class: "chart-number", x: LEFT - 8, y: y(value) + 5, "text-anchor": "end" }, svg, value);
  }
  shown.forEach((one, index) => pair(svg, one, LEFT + STEP * (index + 0.6)));
  return svg;
}

function pair(svg, { before, after }, x) {
  if (before !== undefined && after !== undefined) draw("line", { class: "chart-pair", x1: x, x2: x, y1: y(before), y2: y(after) }, svg);
  if (before !== undefined) draw("circle", { class: "chart-before", cx: x, cy: y(before), r: 6 }, svg);
  if (after !== undefined) draw("circle", { class: "chart-after", cx: x, cy: y(after), r: before === after ? 3 : 5 }, svg);
}

// Both numbers of as many sessions as have both; nothing of cause and effect.
export function told(rows) {
  const both = rows.filter((one) => one.before !== undefined && one.after !== undefined);
  const count = (fits) => both.filter(fits).length;
  const last = rows.length > LAST ? `The last ${LAST} of ${rows.length} sessions with a number` : `${rows.length} session${rows.length === 1 ? "" : "s"} with a number`;
  if (!both.length) return `${last}.`;
  const [less, same, more] = [count((o) => o.after < o.before), count((o) => o.after === o.before), count((o) => o.after > o.before)];
  return `${last}. Of ${both.length} with both numbers: ${less} lower afterwards, ${same} the same, ${more} higher. Ring: before. Dot: after. 0 is not at all, 10 as bad as it can be.`;
}
