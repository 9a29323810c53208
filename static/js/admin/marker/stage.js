/* One picture: which thing on it is being placed, by which handle, and how: press, drag, keys, buttons, undo. */
import { Drawing } from "./draw.js";
import { mirror } from "./mirror.js";
import { Preview } from "./preview.js";
import { OTHER, rowsOf } from "./rows.js";
import { Chooser } from "./choose.js";
import { Tools } from "./tools.js";

const STEP = 0.005, FINE = 0.001, STILL = 4, DEPTH = 200;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const REACH = { mouse: 10, pen: 14, touch: 22 };
const percent = (number) => `${(100 * number).toFixed(1)} %`;

export class Stage {
  constructor(element) {
    this.element = element;
    this.svg = element.querySelector("svg");
    this.view = element.querySelector(".desk-stage-view");
    this.drawing = new Drawing(this.svg, Number(element.dataset.height));
    this.isAlone = Boolean(element.closest(".inline-related"));
    this.history = [];
    this.rows = rowsOf(element);
    this.row = this.isAlone ? this.rows[0] : null;
    this.handle = this.row?.first;
    this.shown = () => true;
    element.classList.add("is-live");
    this.listen();
    this.tools = new Tools(this);
    this.preview = new Preview(this);
    this.chooser = this.isAlone ? null : new Chooser(this);
    this.draw();
  }

  get hasBothSides() { return this.element.dataset.side === "both"; }

  get canMirror() { return this.hasBothSides && this.row?.kind === "marker" && this.row.value("side") in OTHER; }

  listen() {
    this.view.tabIndex = 0;
    this.view.setAttribute("role", "application");
    this.view.setAttribute("aria-label", `${this.element.dataset.title}: arrow keys move, with Shift finely, Control and Z undo`);
    this.svg.setAttribute("aria-hidden", "true");
    this.view.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("pointerdown", (event) => this.down(event));
    this.svg.addEventListener("pointermove", (event) => this.drag(event));
    this.svg.addEventListener("pointerup", (event) => this.up(event));
    this.svg.addEventListener("pointercancel", () => this.giveUp());
    this.svg.addEventListener("touchstart", (event) => { if (this.press?.hit) event.preventDefault(); }, { passive: false });
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    const fields = this.isAlone ? this.row.element : document;
    fields.addEventListener("input", (event) => this.typed(event));
    new ResizeObserver(() => this.draw()).observe(this.svg);
  }

  draw() {
    this.rows = this.rows.filter((row) => row.element.isConnected);
    this.drawing.drawRest(this.rows.filter((row) => row !== this.row && !row.isGone && this.shown(row)));
    this.drawing.drawChosen(this.row, this.handle);
    this.tools.show();
  }

  choose(row, handle = row?.first) {
    if (row === this.row && handle === this.handle) return;
    this.row = row;
    this.handle = handle;
    this.chooser?.follow();
    this.draw();
    this.say();
    this.preview.later();
  }

  // Pointer: pressing a handle takes hold of it, pressing elsewhere puts the chosen one there

  hit(event) {
    const reach = REACH[event.pointerType] ?? REACH.mouse;
    const near = (row, handle) => {
      const at = row.at(handle);
      return { row, handle, far: at ? this.drawing.distance(at, event) : Infinity };
    };
    const own = this.row ? Object.keys(this.row.handles).map((handle) => near(this.row, handle)) : [];
    const best = (found) => found.filter((one) => one.far <= reach).sort((a, b) => a.far - b.far)[0];
    if (best(own)) return best(own);
    if (this.row?.handles.label && this.row.at("label") && this.drawing.onWords(event)) return { row: this.row, handle: "label" };
    return best(this.rows.filter((row) => !row.isGone && this.shown(row)).map((row) => near(row, row.first)));
  }

  down(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    const hit = this.hit(event);
    const held = Boolean(hit) && hit.row === this.row && hit.handle === this.handle;
    const at = hit && hit.row.at(hit.handle), on = this.drawing.fraction(event);
    this.press = { hit, held, from: [event.clientX, event.clientY], off: at ? { x: at.x - on.x, y: at.y - on.y } : null };
    if (hit) {
      this.choose(hit.row, hit.handle);
      this.svg.setPointerCapture(event.pointerId);
    }
    this.view.focus({ preventScroll: true });
  }

  drag(event) {
    const { press } = this;
    if (!press) return;
    const far = Math.hypot(event.clientX - press.from[0], event.clientY - press.from[1]);
    press.moved ||= far > STILL;
    if (!press.moved || !press.hit) return;
    press.before ??= this.row.snapshot();
    const on = this.drawing.fraction(event);
    this.row.move(this.handle, { x: on.x + press.off.x, y: on.y + press.off.y });
  }

  up(event) {
    const { press } = this;
    this.press = null;
    if (!press) return;
    if (press.before) this.remember([[this.row, press.before]]);
    else if (this.row && !press.moved && (!press.hit || (press.held && this.isAlone))) this.place(this.drawing.fraction(event));
    else return;
    this.say();
  }

  /** The running drag is taken back, the pointer let go. */
  giveUp() {
    if (this.press?.before) this.row.restore(this.press.before);
    this.press = null;
  }

  // Keys and buttons

  key(event) {
    const way = ARROWS[event.key];
    if (way && !event.altKey && !event.ctrlKey && !event.metaKey) this.nudge(...way, event.shiftKey ? FINE : STEP);
    else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) this.undo();
    else if (event.key === "Escape" && this.press) this.giveUp();
    else return;
    event.preventDefault();
  }

  nudge(right, down, step = this.tools.isFine ? FINE : STEP) {
    if (!this.row || this.press) return;
    const at = this.row.at(this.handle) ?? this.beside();
    this.place({ x: at.x + right * step, y: at.y + down * step });
  }

  /** Where a label that has no place yet starts from; anything else starts in the middle. */
  beside() {
    const at = this.handle === "label" && this.row.at(this.row.first);
    return at ? { x: at.x + (at.x > 0.5 ? -0.1 : 0.1), y: at.y } : { x: 0.5, y: 0.5 };
  }

  place(at) { this.change(this.row, () => this.row.move(this.handle, at)); }

  freeLabel() { this.change(this.row, () => this.row.move("label", null)); }

  change(row, act) {
    const before = row.snapshot();
    act();
    this.remember([[row, before]]);
    this.say();
  }

  mirror() { mirror(this); }

  remember(changes) {
    const real = changes.filter(([row, before]) => String(before) !== String(row.snapshot()));
    if (real.length) this.history = [...this.history.slice(1 - DEPTH), real];
    this.tools.show();
  }

  undo() {
    if (this.press?.before) return this.giveUp();
    const last = this.history.pop();
    if (!last) return this.tools.say("There is nothing to undo.");
    for (const [row, before] of last) row.restore(before);
    const [row] = last[0];
    if (row.element.isConnected && this.rows.includes(row)) this.choose(row, row.handles[this.handle] ? this.handle : row.first);
    this.draw();
    this.say("Undone. ");
  }

  typed(event) {
    const row = this.rows.find((one) => one.element.contains(event.target));
    if (!row) return;
    if (row !== this.row) this.draw();
    else {
      this.drawing.drawChosen(row, this.handle);
      this.tools.show();
    }
    if (row === this.row) this.preview.later(true);
  }

  say(before = "") {
    const at = this.row?.at(this.handle);
    const where = at ? `${percent(at.x)} from the left, ${percent(at.y)} from the top` : "no place of its own";
    this.tools.say(this.row ? `${before}${this.row.title}: ${this.handle} at ${where}.`.replace("at no place", "has no place") : before);
  }
}
