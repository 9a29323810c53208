/* The figure as readers will see it, with the numbers as they are now: the server draws it, nothing is saved. */
import { make } from "./tools.js";

const QUIET = 250; // ms without a change

export class Preview {
  constructor(stage) {
    this.stage = stage;
    this.box = make("details", "desk-preview");
    this.box.append(make("summary", "", { textContent: "As readers see it on a phone" }));
    this.frame = make("iframe", "desk-phone", { title: "As readers see it", tabIndex: -1, inert: true });
    this.problem = make("p", "desk-preview-problem", { hidden: true });
    this.problem.setAttribute("role", "status");
    const scroller = make("div", "desk-phone-view", { tabIndex: 0 });
    scroller.setAttribute("role", "region");
    scroller.setAttribute("aria-label", "As readers see it");
    scroller.append(this.frame);
    this.box.append(this.problem, scroller);
    this.box.addEventListener("toggle", () => this.later());
    this.frame.addEventListener("load", () => this.fit());
    stage.element.querySelector(".desk-seen")?.remove();
    stage.element.append(this.box);
  }

  /** `opens`: the first change shows it, unless the editor has closed it. */
  later(opens = false) {
    if (opens && !this.wasOpened && matchMedia("(min-width: 64rem)").matches) this.box.open = true;
    if (!this.box.open) return;
    this.wasOpened = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), QUIET);
  }

  get address() {
    const asked = this.stage.row?.query ?? new URLSearchParams({ kind: "marker" });
    asked.set("figure", this.stage.element.dataset.figure);
    return `${this.stage.element.dataset.preview}?${asked}`;
  }

  async fetch() {
    if (!this.stage.row) return;
    this.running?.abort();
    this.running = new AbortController();
    try {
      const answer = await fetch(this.address, { signal: this.running.signal });
      this.show(answer.ok, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") this.complain("The picture could not be fetched. The numbers are still in the form.");
    }
  }

  show(ok, page) {
    const main = page.querySelector("main");
    const shown = this.frame.contentDocument?.querySelector("main");
    if (!ok || !main) return this.complain(main?.querySelector("p")?.textContent ?? "This cannot be shown.");
    this.complain("");
    if (!this.frame.getAttribute("src")) this.frame.src = this.address;
    else if (shown) {
      shown.replaceWith(this.frame.contentDocument.adoptNode(main));
      this.fit();
    }
    this.frame.dataset.shown = this.address;
  }

  complain(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }

  fit() {
    const height = this.frame.contentDocument?.documentElement.scrollHeight;
    if (height) this.frame.style.blockSize = `${height}px`;
  }
}
