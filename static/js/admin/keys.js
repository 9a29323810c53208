/* Fields that hold keys: says what a single key means; shows several as removable names with one field to add more. */
const named = (input) => new Map([...(input.list?.options ?? [])].map((one) => [one.value, one.label]));
const split = (text) => text.split(/[,;\s]+/).filter(Boolean);

function single(input) {
  const note = document.createElement("span");
  note.className = "desk-key-name";
  const say = () => { note.textContent = named(input).get(input.value.trim()) ?? ""; };
  input.after(note);
  input.addEventListener("input", say);
  say();
}

function several(field) {
  const list = document.createElement("ul");
  list.className = "desk-chips";
  const adder = field.cloneNode();
  adder.removeAttribute("name");
  adder.removeAttribute("data-keys");
  adder.value = "";
  adder.placeholder = "Add…";
  field.removeAttribute("id");
  field.type = "hidden";
  const write = (keys) => { field.value = keys.join(", "); draw(); field.dispatchEvent(new Event("change", { bubbles: true })); };
  const draw = () => {
    const names = named(adder);
    list.hidden = !split(field.value).length;
    list.replaceChildren(...split(field.value).map((key) => chip(key, names.get(key))));
  };
  const chip = (key, name) => {
    const item = document.createElement("li");
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", `Remove ${key}`);
    remove.addEventListener("click", () => { write(split(field.value).filter((one) => one !== key)); adder.focus(); });
    item.append(name ? `${name} ` : "", Object.assign(document.createElement("span"), { textContent: key }), remove);
    return item;
  };
  const take = () => {
    if (!adder.value.trim()) return;
    write([...new Set([...split(field.value), ...split(adder.value)])]);
    adder.value = "";
  };
  adder.addEventListener("change", take);
  adder.addEventListener("input", () => { if (named(adder).has(adder.value)) take(); });
  adder.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); take(); } });
  const box = document.createElement("div");
  box.className = "desk-keys";
  field.before(box);
  box.append(list, adder, field);
  draw();
}

function enhance(root) {
  const real = (input) => !input.name.includes("__prefix__");
  [...root.querySelectorAll("input[data-key]")].filter(real).forEach(single);
  [...root.querySelectorAll("input[data-keys]")].filter(real).forEach(several);
}

enhance(document);
document.addEventListener("formset:added", (event) => enhance(event.target));
