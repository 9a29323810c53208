/* A figure with many things on it: find one by name, on the picture or by its form; the other forms step aside. */
import { GROUPS, rowsOf } from "./rows.js";
import { make } from "./tools.js";

const FEW = 12;
const NAMES = { marker: "Markers", landmark: "Landmarks", ruler: "Rulers" };

function field(text, control) {
  const label = make("label", "desk-choose-field");
  label.append(text, control);
  return label;
}

export class Chooser {
  constructor(stage) {
    this.stage = stage;
    this.find = make("input", "", { type: "search", autocomplete: "off", placeholder: "KI3, right …" });
    this.list = make("select", "");
    this.all = make("input", "", { type: "checkbox", checked: stage.rows.length <= FEW });
    this.box = make("div", "desk-choose");
    this.box.append(field("Find ", this.find), field("Work on ", this.list), field("Show all forms ", this.all));
    stage.element.prepend(this.box);
    stage.shown = (row) => this.matches(row);
    this.find.addEventListener("input", () => this.filter());
    this.find.addEventListener("keydown", (event) => this.enter(event));
    this.list.addEventListener("change", () => stage.choose(stage.rows[Number(this.list.value)] ?? null));
    this.all.addEventListener("change", () => this.forms());
    for (const group of GROUPS) document.getElementById(`${group}-group`)?.addEventListener("focusin", (event) => this.focused(event));
    document.addEventListener("formset:added", () => this.renew());
    document.addEventListener("formset:removed", () => this.renew());
    document.addEventListener("change", (event) => { if (event.target.name?.endsWith("-DELETE")) stage.draw(); });
    this.filter();
  }

  matches(row) {
    const words = this.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const text = `${row.kind} ${row.title} ${row.label.replace(/(\d+)/, " $1")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  filter() {
    this.options();
    this.forms();
    this.stage.draw();
  }

  options() {
    const { rows, row } = this.stage;
    const groups = Object.entries(NAMES).map(([kind, name]) => {
      const group = make("optgroup", "", { label: name });
      rows.forEach((one, index) => {
        if (one.kind === kind && (this.matches(one) || one === row)) group.append(new Option(one.title, index, false, one === row));
      });
      return group;
    });
    const none = new Option("nothing chosen", "", false, !row);
    this.list.replaceChildren(none, ...groups.filter((group) => group.children.length));
  }

  /** One form at a time, unless all are asked for; a form with an error never steps aside. */
  forms() {
    for (const row of this.stage.rows) {
      const isShown = this.all.checked ? this.matches(row) : row === this.stage.row;
      row.element.hidden = !isShown && row !== this.stage.row && !row.element.querySelector(".errorlist");
    }
  }

  follow() {
    this.options();
    this.forms();
    if (this.stage.tools.zoomed && !this.stage.press) this.stage.tools.center();
  }

  enter(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = this.stage.rows.find((row) => this.matches(row));
    if (first) this.stage.choose(first);
  }

  focused(event) {
    const row = this.stage.rows.find((one) => one.element.contains(event.target));
    if (row && row !== this.stage.row) this.stage.choose(row);
  }

  /** Forms came or went: what is chosen stays chosen, else the new one is. */
  renew() {
    const { stage } = this, known = new Map(stage.rows.map((row) => [row.element, row]));
    stage.rows = rowsOf(stage.element).map((row) => known.get(row.element) ?? row);
    const fresh = stage.rows.find((row) => !known.has(row.element));
    if (!stage.rows.includes(stage.row)) stage.row = null;
    if (fresh) stage.choose(fresh);
    this.filter();
  }
}
