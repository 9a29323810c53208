/* The marker on the small figure follows its two numbers; a tap or click on the figure sets them. */
const UNITS = 1000;

function wire(svg) {
  const row = svg.closest(".inline-related");
  const [x, y] = ["x", "y"].map((name) => row.querySelector(`input[name$="-${name}"]`));
  if (!x || !y) return;
  const height = Number(svg.dataset.height);
  const move = () => {
    for (const circle of svg.querySelectorAll("circle")) {
      circle.setAttribute("cx", Number(x.value) * UNITS);
      circle.setAttribute("cy", Number(y.value) * height);
    }
  };
  svg.addEventListener("click", (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    x.value = Math.min(1, Math.max(0, at.x / UNITS)).toFixed(4);
    y.value = Math.min(1, Math.max(0, at.y / height)).toFixed(4);
    move();
  });
  x.addEventListener("input", move);
  y.addEventListener("input", move);
  svg.classList.add("desk-marker-live");
}

document.querySelectorAll(".desk-marker").forEach(wire);
