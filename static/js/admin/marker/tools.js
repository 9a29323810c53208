/* The buttons under the picture: everything that a drag can do, with single presses and by keyboard. */
import { OTHER } from "./rows.js";
import { twin } from "./mirror.js";

const ZOOMS = [1, 1.5, 2, 3, 4, 6];
const NUDGES = [["←", "left", -1, 0], ["↑", "up", 0, -1], ["↓", "down", 0, 1], ["→", "right", 1, 0]];

export const make = (name, className, properties = {}) => Object.assign(document.createElement(name), { className, ...properties });

export class Tools {
  constructor(stage) {
    this.stage = stage;
    this.zoomed = 0;
    this.box = make("div", "desk-stage-tools");
    this.handles = this.group("What the arrows and presses move");
    const nudges = this.group("Nudge");
    for (const [sign, name, right, down] of NUDGES) {
      this.button(nudges, sign, () => stage.nudge(right, down)).setAttribute("aria-label", `Nudge ${name}`);
    }
    this.fine = this.button(nudges, "Fine: 0.1 %", () => this.press(this.fine, !this.isFine));
    this.press(this.fine, false);
    const more = this.group("More");
    this.undo = this.button(more, "Undo", () => stage.undo());
    this.free = this.button(more, "Label: let the page choose", () => stage.freeLabel());
    this.mirror = this.button(more, "", () => stage.mirror());
    const zoom = this.group("Zoom");
    this.out = this.button(zoom, "−", () => this.zoom(-1));
    this.in = this.button(zoom, "+", () => this.zoom(1));
    this.out.setAttribute("aria-label", "Zoom out");
    this.in.setAttribute("aria-label", "Zoom in");
    this.status = make("p", "desk-stage-said");
    this.status.setAttribute("role", "status");
    this.box.append(this.status);
    stage.view.after(this.box);
  }

  group(name) {
    const group = make("div", "desk-tools");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", name);
    this.box.append(group);
    return group;
  }

  button(group, text, act) {
    const button = make("button", "desk-tool", { type: "button", textContent: text });
    button.addEventListener("click", act);
    group.append(button);
    return button;
  }

  press(button, on) { button.setAttribute("aria-pressed", String(on)); }

  get isFine() { return this.fine.getAttribute("aria-pressed") === "true"; }

  say(text) { this.status.textContent = text; }

  show() {
    const { row, handle } = this.stage;
    const names = row ? Object.keys(row.handles) : [];
    if (names.join() !== this.names) {
      this.names = names.join();
      this.handles.replaceChildren();
      for (const name of names) {
        const button = this.button(this.handles, name[0].toUpperCase() + name.slice(1), () => this.stage.choose(this.stage.row, name));
        button.dataset.handle = name;
      }
    }
    for (const button of this.handles.children) this.press(button, button.dataset.handle === handle);
    this.undo.disabled = !this.stage.history.length;
    this.free.hidden = row?.kind !== "marker" || !row.at("label");
    this.mirror.hidden = !this.stage.canMirror;
    if (this.stage.canMirror && !this.stage.press) this.nameMirror(row);
    this.out.disabled = this.zoomed === 0;
    this.in.disabled = this.zoomed === ZOOMS.length - 1;
  }

  nameMirror(row) {
    const side = OTHER[row.value("side")];
    const name = twin(this.stage) ? `Mirror to the ${side} side` : `Make a mirrored marker on the ${side} side`;
    if (this.mirror.textContent !== name) this.mirror.textContent = name;
  }

  /** The picture grows inside its frame, which then scrolls; what is chosen stays in the middle. */
  zoom(by) {
    const { svg, view } = this.stage;
    this.zoomed = Math.min(ZOOMS.length - 1, Math.max(0, this.zoomed + by));
    svg.style.inlineSize = svg.style.maxInlineSize = `${100 * ZOOMS[this.zoomed]}%`;
    svg.style.maxBlockSize = this.zoomed ? "none" : "";
    this.stage.draw();
    this.center(view, svg);
  }

  center(view = this.stage.view, svg = this.stage.svg) {
    const at = this.stage.row?.at(this.stage.handle) ?? { x: 0.5, y: 0.5 };
    const { width, height } = svg.getBoundingClientRect();
    view.scrollTo(at.x * width - view.clientWidth / 2, at.y * height - view.clientHeight / 2);
  }
}
