/* A short list above inlines that have a number: dragging, buttons and typed numbers all set those numbers.
   The forms themselves never move: Django's script counts them by their place. */
const TEMPLATE = `<h3></h3><ol></ol><p class="visually-hidden" role="status"></p>`;

const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
const chosen = (select) => select?.selectedOptions?.[0]?.value && select.selectedOptions[0].textContent.trim();

function point(input) {
  if (!input?.list) return "";  // the hidden field that names the thing which all rows belong to
  return [...input.list.options].find((one) => one.value === input.value)?.label ?? input.value;
}

function nameOf(row) {
  const words = field(row, "text")?.value || field(row, "title")?.value || "";
  const kind = field(row, "position").dataset.within ? chosen(field(row, "kind")) : "";
  const parts = [kind, point(field(row, "point")), chosen(field(row, "level")), words].filter(Boolean);
  const name = parts.join(": ") || row.querySelector(".inline_label")?.textContent.trim() || "New";
  return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}

class Order {
  constructor(group) {
    this.group = group;
    this.box = document.createElement("section");
    this.box.className = "desk-order";
    this.box.innerHTML = TEMPLATE;
    this.title = group.querySelector(".inline-heading").textContent.trim();
    this.box.querySelector("h3").textContent = "Order";
    this.list = this.box.querySelector("ol");
    this.status = this.box.querySelector("[role=status]");
    group.querySelector(".inline-heading").after(this.box);
    this.list.setAttribute("aria-label", `Order of: ${this.title}`);
    this.list.addEventListener("click", (event) => this.press(event));
    this.list.addEventListener("dragover", (event) => this.over(event));
    this.list.addEventListener("dragend", () => this.dropped());
    group.addEventListener("change", (event) => this.box.contains(event.target) || this.draw());
    this.draw();
  }

  within(row) {
    const name = field(row, "position").dataset.within;
    return name ? (field(row, name)?.value ?? "") : "";
  }

  rows() {
    const rows = [...this.group.querySelectorAll(".inline-related:not(.empty-form)")];
    const kinds = [...new Set(rows.map((row) => this.within(row)))];
    const key = (row) => [kinds.indexOf(this.within(row)), Number(field(row, "position").value) || Infinity];
    return rows
      .filter((row) => !field(row, "DELETE")?.checked)
      .sort((a, b) => key(a)[0] - key(b)[0] || (key(a)[1] === key(b)[1] ? 0 : key(a)[1] - key(b)[1]));
  }

  draw() {
    const rows = this.rows();
    this.box.hidden = rows.length < 2;
    this.list.replaceChildren(...rows.map((row, index) => this.item(row, rows, index)));
  }

  item(row, rows, index) {
    const item = document.createElement("li");
    item.draggable = true;
    item.row = row;
    const link = document.createElement("a");
    link.href = `#${row.id}`;
    link.textContent = nameOf(row);
    const alike = (other) => other && this.within(other) === this.within(row);
    item.append(link, button("up", link.textContent, alike(rows[index - 1])), button("down", link.textContent, alike(rows[index + 1])));
    return item;
  }

  press(event) {
    const pressed = event.target.closest("button[data-move]");
    if (!pressed) return;
    const item = pressed.closest("li");
    const { row } = item;
    if (pressed.dataset.move === "up") item.previousElementSibling.before(item);
    else item.nextElementSibling.after(item);
    this.number();
    this.say(row);
    this.focus(row, pressed.dataset.move);
  }

  focus(row, way) {
    const buttons = [...this.list.children].find((item) => item.row === row).querySelectorAll("button");
    const wanted = [...buttons].find((one) => one.dataset.move === way && !one.disabled);
    (wanted ?? [...buttons].find((one) => !one.disabled))?.focus();
  }

  over(event) {
    const dragged = this.list.querySelector(".is-dragged") ?? this.list.querySelector("li:active");
    const target = event.target.closest("li");
    if (!dragged || !target || target === dragged || this.within(target.row) !== this.within(dragged.row)) return;
    event.preventDefault();
    const { top, height } = target.getBoundingClientRect();
    if (event.clientY < top + height / 2) target.before(dragged);
    else target.after(dragged);
  }

  dropped() {
    this.number();
  }

  number() {
    const counts = new Map();
    for (const item of this.list.children) {
      const kind = this.within(item.row);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      field(item.row, "position").value = counts.get(kind);
    }
    this.draw();
  }

  say(row) {
    const items = [...this.list.children];
    const place = items.findIndex((item) => item.row === row) + 1;
    this.status.textContent = `${nameOf(row)} is now ${place} of ${items.length}. Save to keep it.`;
  }
}

function button(way, name, enabled) {
  const one = document.createElement("button");
  one.type = "button";
  one.dataset.move = way;
  one.disabled = !enabled;
  one.textContent = way === "up" ? "↑" : "↓";
  one.setAttribute("aria-label", `Move ${name} ${way}`);
  return one;
}

document.addEventListener("dragstart", (event) => event.target.closest?.(".desk-order li")?.classList.add("is-dragged"));

const orders = [...document.querySelectorAll(".inline-group")]
  .filter((group) => group.querySelector('[name$="-position"]'))
  .map((group) => new Order(group));
const redraw = () => orders.forEach((order) => order.draw());
document.addEventListener("formset:added", redraw);
document.addEventListener("formset:removed", redraw);
