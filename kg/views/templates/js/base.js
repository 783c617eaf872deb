// Small helpers.   Needs: TEXT, state (for the language).   Gives: $, el, button, t, clear, shorten, download, say, icon.
const $ = (id) => document.getElementById(id);

// An element with text; text is never read as HTML.
function el(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function button(text, action, className) {
  const element = el("button", text, className);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

function svg(tag, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

// A word of the page in its language; {name} is replaced. Unknown keys (actions as written in the text) stand for themselves.
function t(key, values) {
  const text = TEXT[state.language][key] ?? key.slice(key.indexOf(".") + 1);
  return values ? text.replace(/\{(\w+)\}/g, (_, name) => values[name]) : text;
}

const number = (value) => value.toLocaleString(state.language === "zh" ? "zh-CN" : "en-GB");
const shorten = (text, length) => (text.length <= length ? text : text.slice(0, length - 1) + "…");
const say = (text) => {
  $("said").textContent = text;
};

function labelled(text, control, className) {
  const label = el("label", undefined, className);
  label.append(el("span", text), control);
  return label;
}

function choice(values, chosen, onChange) {
  const select = el("select");
  for (const [value, text] of values) {
    const option = el("option", text);
    option.value = value;
    option.selected = value === chosen;
    select.append(option);
  }
  select.addEventListener("change", () => onChange(select.value));
  return select;
}

function download(name, blob) {
  const link = el("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A month counted from the year 0, as text.
const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

// A date or period of the graph for readers: 2023-Q1..Q3, by 2025, 2023-10-15/2023-11-04.
function periodText(date) {
  return date.startsWith("by ") ? t("by", { date: date.slice(3) }) : date.replace("..", "–").replace("/", " – ");
}

// The sign of a kind: the shape that the picture draws, so that colour is not needed to tell kinds apart.
function sign(kind, colour) {
  const picture = svg("svg", { viewBox: "-10 -10 20 20", class: "sign", "aria-hidden": "true" });
  const shape = SHAPES[kind] ?? "dot";
  if (shape === "dot") picture.append(svg("circle", { r: 7.5 }));
  else picture.append(svg("path", { d: SIGN_PATHS[shape] }));
  picture.firstChild.style.fill = colour;
  return picture;
}
