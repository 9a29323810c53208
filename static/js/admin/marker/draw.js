/* What lies on the picture, in units in which it is 1000 wide; the sizes of letters are those of the reader's page. */
const SVG = "http://www.w3.org/2000/svg";
const UNITS = 1000, EM = 44, LETTER = 0.54;
const FEW = 40; // so many have room for their names

function make(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

const round = (number) => Math.round(number * 10) / 10;

export class Drawing {
  constructor(svg, height) {
    this.svg = svg;
    this.height = height;
    this.rest = make("g", {});
    this.chosen = make("g", {});
    svg.querySelector(".desk-marks").replaceChildren(this.rest, this.chosen);
  }

  /** Units of one pixel on the screen. */
  get pixel() { return UNITS / (this.svg.getBoundingClientRect().width || 400); }

  at({ x, y }) { return { x: round(x * UNITS), y: round(y * this.height) }; }

  drawRest(rows) {
    const dots = (kind) => rows.filter((row) => row.kind === kind).map((row) => row.at(row.first)).filter(Boolean)
      .map((at) => this.at(at)).map(({ x, y }) => `M${x} ${y}h0`).join("");
    const lines = rows.filter((row) => row.kind === "ruler" && row.at("start") && row.at("end"))
      .map((row) => [this.at(row.at("start")), this.at(row.at("end"))]).map(([a, b]) => `M${a.x} ${a.y}L${b.x} ${b.y}`);
    this.rest.replaceChildren(
      make("path", { class: "desk-line", d: lines.join("") }),
      make("path", { class: "desk-dots desk-dots-land", d: dots("landmark") }),
      make("path", { class: "desk-dots", d: dots("marker") }),
      ...(rows.length <= FEW || this.isEnlarged ? this.codes(rows) : []),
    );
  }

  get isEnlarged() { return this.svg.getBoundingClientRect().width > 1.8 * this.svg.parentElement.clientWidth; }

  codes(rows) {
    const size = round(11 * this.pixel), beside = round(5 * this.pixel);
    const code = (row, { x, y }) => make("text", { class: "desk-code", x: x + beside, y, dy: "0.35em", "font-size": size }, row.label);
    return rows.filter((row) => row.at(row.first)).map((row) => code(row, this.at(row.at(row.first))));
  }

  drawChosen(row, handle) {
    const parts = row ? [...(row.kind === "ruler" ? this.ruler(row, handle) : this.mark(row, handle))] : [];
    this.chosen.replaceChildren(...parts);
  }

  *mark(row, handle) {
    const place = row.at(row.first), label = row.at("label");
    if (place && label) yield this.leader(this.at(place), this.at(label), row);
    if (place) {
      const { x, y } = this.at(place);
      if (handle === row.first) yield make("circle", { class: "desk-marker-halo", cx: x, cy: y, r: round(15 * this.pixel) });
      const shape = row.kind === "landmark" ? "desk-marker-dot desk-marker-land" : "desk-marker-dot";
      yield make("circle", { class: shape, cx: x, cy: y, r: round(5.5 * this.pixel) });
    }
    if (label) yield this.words(this.at(label), row, handle === "label");
  }

  size(row) { return row.kind === "marker" ? 1.12 * EM : EM; }

  words({ x, y }, row, isHandle) {
    const name = `desk-label${row.kind === "marker" ? " desk-label-this" : ""}${isHandle ? " is-handle" : ""}`;
    const anchor = x > UNITS / 2 ? "end" : "start";
    return make("text", { class: name, x, y, dy: "0.35em", "font-size": this.size(row), "text-anchor": anchor }, row.label);
  }

  leader(place, label, row) {
    const width = row.label.length * LETTER * this.size(row);
    const [left, right] = label.x > UNITS / 2 ? [label.x - width, label.x] : [label.x, label.x + width];
    const x = Math.min(right, Math.max(left, place.x));
    return make("line", { class: "desk-leader", x1: place.x, y1: place.y, x2: x, y2: label.y });
  }

  *ruler(row, handle) {
    const ends = ["start", "end"].map((name) => row.at(name) && this.at(row.at(name)));
    if (ends[0] && ends[1]) {
      yield make("line", { class: "desk-leader", x1: ends[0].x, y1: ends[0].y, x2: ends[1].x, y2: ends[1].y });
      const middle = { x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2 };
      yield make("text", { class: "desk-label", ...middle, dy: "-0.4em", "font-size": EM * 0.85, "text-anchor": "middle" }, row.value("label"));
    }
    for (const [index, name] of ["start", "end"].entries()) {
      if (!ends[index]) continue;
      const { x, y } = ends[index];
      if (name === handle) yield make("circle", { class: "desk-marker-halo", cx: x, cy: y, r: round(15 * this.pixel) });
      yield make("circle", { class: "desk-marker-dot desk-marker-land", cx: x, cy: y, r: round(5 * this.pixel) });
    }
  }

  /** How far a place is from a point on the screen, in its pixels. */
  distance(at, event) {
    const box = this.svg.getBoundingClientRect();
    return Math.hypot(box.left + at.x * box.width - event.clientX, box.top + at.y * box.height - event.clientY);
  }

  /** Whether a point on the screen is on the words of a label. */
  onWords(event) {
    const box = this.chosen.querySelector(".desk-label.is-handle, .desk-label-this, .desk-label")?.getBoundingClientRect();
    const room = 6;
    return Boolean(box) && event.clientX > box.left - room && event.clientX < box.right + room
      && event.clientY > box.top - room && event.clientY < box.bottom + room;
  }

  fraction(event) {
    const box = this.svg.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }
}
