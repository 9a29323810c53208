// How a mark is written: words first, so that it says the same to the eye, the ear and on paper.
export const ORDER = ["skip", "swap", "tool", "seated", "light_only", "warn"];
const SHORT = { skip: "Leave out", swap: "Take another point", tool: "With something else", seated: "Sitting or lying", light_only: "Lightly only", warn: "Mind this" };

export const short = (does) => SHORT[does] ?? SHORT.warn;
export const tone = (does) => (does === "skip" || does === "swap" ? "stop" : "mild");
export const strictestFirst = (one, other) => ORDER.indexOf(one.does) - ORDER.indexOf(other.does);

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// The banner has role="status": it stands empty in the page first, so that a screen reader tells what comes in.
export function banner(place, strict, title, items, after) {
  const list = element("ul", "", ...items.map(({ who, why }) => element("li", "", element("b", "", `${who}: `), why)));
  const link = Object.assign(element("a", "", "Change what applies to you"), { href: "/precautions/" });
  const box = element("div", `care care-${strict ? "stop" : "note"}`, element("p", "for-you-title", title), element("p", "", "You ticked, in this browser:"), list);
  if (after) box.append(after);
  box.append(element("p", "for-you-change", link));
  place.replaceChildren(box);
}
