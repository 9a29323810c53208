/* One inline form as what it places: its handles, each a pair of number fields. */
const MARKER = { kind: "marker", handles: { marker: ["x", "y"], label: ["label_x", "label_y"] } };
const KINDS = {
  markers: MARKER,
  landmarks: { kind: "landmark", handles: { landmark: ["x", "y"], label: ["label_x", "label_y"] } },
  rulers: { kind: "ruler", handles: { start: ["x1", "y1"], end: ["x2", "y2"] } },
};
export const GROUPS = Object.keys(KINDS);
export const OTHER = { left: "right", right: "left" };
const written = (number) => String(Number(Math.min(1, Math.max(0, number)).toFixed(4)));

export class Row {
  constructor(element, point = "") {
    this.element = element;
    this.saved = point;
    Object.assign(this, KINDS[element.id.replace(/-[^-]+$/, "")] ?? MARKER);
    this.first = Object.keys(this.handles)[0];
  }

  field(name) { return this.element.querySelector(`[name$="-${name}"]`); }

  value(name) { return this.field(name)?.value ?? ""; }

  set(name, value) {
    const field = this.field(name);
    if (!field || field.value === value) return;
    field.value = value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }

  get point() { return this.saved || this.value("point").trim(); } // a form of a point holds its key, not its code

  get isGone() { return !this.element.isConnected || this.field("DELETE")?.checked === true; }

  /** Where a handle is, as fractions of the picture; null while its fields are empty. */
  at(handle) {
    const [x, y] = this.handles[handle].map((name) => this.value(name));
    return x === "" || y === "" || Number.isNaN(Number(x) + Number(y)) ? null : { x: Number(x), y: Number(y) };
  }

  move(handle, at) {
    const [x, y] = this.handles[handle];
    this.set(x, at ? written(at.x) : "");
    this.set(y, at ? written(at.y) : "");
  }

  /** All numbers, to come back to them. */
  snapshot() {
    return Object.values(this.handles).flat().map((name) => [name, this.value(name)]);
  }

  restore(snapshot) { snapshot.forEach(([name, value]) => this.set(name, value)); }

  get label() {
    if (this.kind === "landmark") return this.value("label");
    if (this.kind === "ruler") return `${this.value("label")} to ${this.point}`;
    return this.value("place") === "alternative" ? `${this.point} (or here)` : this.point;
  }

  get title() {
    const site = Number(this.value("site")) > 1 ? ` ${this.value("site")}` : "";
    return this.kind === "marker" ? `${this.label || "new"}${site}, ${this.value("side") || "no side"}` : this.label;
  }

  /** What a marker is, whichever side it lies on: its other half has the same. */
  get pair() { return ["figure", "place", "site"].map((name) => this.value(name)).concat(this.point).join("|"); }

  get query() {
    const names = [...Object.values(this.handles).flat(), "label", "parts", "side", "place", "site", "uncertainty_cun"];
    const asked = new URLSearchParams({ kind: this.kind, row: this.value("id") });
    for (const name of names) if (this.field(name)) asked.set(name, this.value(name));
    if (this.field("hidden")?.checked) asked.set("hidden", "on");
    else if (this.kind === "marker") asked.set("hidden", "");
    if (this.point) asked.set("point", this.point);
    return asked;
  }
}

export function rowsOf(stage) {
  const own = stage.closest(".inline-related");
  if (own) return [new Row(own, stage.dataset.point)];
  const forms = GROUPS.flatMap((group) => [...document.querySelectorAll(`#${group}-group .inline-related`)]);
  return forms.filter((form) => !form.classList.contains("empty-form")).map((form) => new Row(form));
}
