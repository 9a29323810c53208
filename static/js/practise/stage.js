// The picture of a question, to be tapped or to be answered by keyboard. Without this script it is a form's button.
const SVG = "http://www.w3.org/2000/svg";
const STEP = 0.01, FINE = 0.002; // of the picture's width or height
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Calls `answer` once, with fractions of the picture and whether a key was pressed; `say` is for what is only heard.
export function stage(form, answer, say) {
  const button = form.querySelector(".practise-tap"), plate = form.querySelector(".practise-plate");
  const { width, height } = plate.viewBox.baseVal;
  let at = null, saying = 0;

  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (!event.detail) return; // a key: keydown sees to it
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(plate.getScreenCTM().inverse());
    const tap = [place.x / width, place.y / height];
    if (tap.every((share) => share >= 0 && share <= 1)) done(tap, false);
    else say("That is beside the picture.");
  });
  button.addEventListener("keydown", (event) => {
    const move = MOVES[event.key], enter = event.key === "Enter" || event.key === " ";
    if (event.ctrlKey || event.metaKey || event.altKey || (!move && !enter)) return;
    event.preventDefault();
    if (enter && at && !event.repeat) return done(at, true);
    const step = event.shiftKey ? FINE : STEP;
    at = at && move ? at.map((share, axis) => Math.min(1, Math.max(0, share + move[axis] * step))) : at ?? [0.5, 0.5];
    draw(plate, at);
    clearTimeout(saying);
    saying = setTimeout(() => say(`${percent(at[0])} from the left, ${percent(at[1])} from the top`), 300);
  });
  const typed = form.querySelector("[data-typed]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tap = [...typed.querySelectorAll("input")].map((input) => input.valueAsNumber / 100);
    if (tap.every((share) => share >= 0 && share <= 1)) done(tap, true);
  });

  function done(tap, byKey) {
    clearTimeout(saying);
    plate.querySelector(".practise-cross")?.remove();
    button.disabled = true;
    answer(tap, byKey);
  }
}

const percent = (share) => `${Math.round(share * 1000) / 10} %`;

function draw(plate, [x, y]) {
  const { width, height } = plate.viewBox.baseVal;
  const cross = plate.querySelector(".practise-cross") ?? plate.appendChild(crossed());
  cross.setAttribute("transform", `translate(${x * width} ${y * height})`);
}

function crossed() {
  const cross = document.createElementNS(SVG, "g");
  cross.setAttribute("class", "practise-cross");
  for (const name of ["practise-under", "practise-over"]) {
    const path = cross.appendChild(document.createElementNS(SVG, "path"));
    path.setAttribute("class", name);
    path.setAttribute("d", "M-40 0H-10M10 0H40M0-40V-10M0 10V40");
  }
  return cross;
}

// The answer, drawn by the server beforehand, with a line from the tap to the place.
export function reveal(form, tap, place) {
  const plate = form.querySelector(".practise-plate"), { width, height } = plate.viewBox.baseVal;
  const drawn = form.querySelector("template[data-answer-plate]").content.cloneNode(true).firstElementChild;
  const ends = { x1: tap[0] * width, y1: tap[1] * height, x2: place[0] * width, y2: place[1] * height };
  for (const line of drawn.querySelectorAll(".practise-line line")) {
    for (const [name, value] of Object.entries(ends)) line.setAttribute(name, value);
  }
  drawn.querySelector(".practise-here").setAttribute("transform", `translate(${ends.x1} ${ends.y1})`);
  plate.replaceWith(drawn);
}
