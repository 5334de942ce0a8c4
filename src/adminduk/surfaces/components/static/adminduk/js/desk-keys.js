// The desk by keyboard. An element declares its own shortcut:
//   data-key="y"  data-key="g m"  data-key="ctrl+enter"  data-key="/"  data-key="?"
// (several: data-key="j,arrowdown"), and its words for the help: data-key-label, else its text.
// Rows: a container [data-rows] holds [data-row]; j and k move, Enter opens, a key inside a row
// acts on the current row; with data-rows="arrows" the arrows move as well, also out of the
// box [data-rows-from]. Single letters rest in inputs and can be switched off (WCAG 2.1.4).

const STORE = "adminduk-single-keys";
const SEQUENCE_MS = 1200;
const root = document.body;
const dialog = document.querySelector("[data-keys-dialog]");
let first = "";
let firstAt = 0;

const read = () => {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
};
// Switched off on one's own page, it is off on every machine; the dialog switches this browser only.
let single = root.dataset.singleKeys !== "off" && read() !== "off";

const typing = (element) =>
  element.isContentEditable ||
  element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");

function pressed(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  parts.push(event.key.toLowerCase());
  return parts.join("+");
}

const seen = (element) => !element.closest("[hidden], [inert]") && element.getClientRects().length > 0;
const keysOf = (element) => element.dataset.key.split(",").map((key) => key.trim().toLowerCase());

function find(key) {
  const here = current();
  const inside = here ? [...here.querySelectorAll("[data-key]")] : [];
  const outside = [...document.querySelectorAll("[data-key]")].filter((e) => !e.closest("[data-row]"));
  return [...inside, ...outside].find((element) => keysOf(element).includes(key) && seen(element));
}

function act(element) {
  if (element.matches("[data-key-help]")) return help();
  if (element.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select")) {
    element.focus();
    element.select?.();
  } else if (element.form && element.type === "submit") {
    element.focus();
    element.form.requestSubmit(element);
  } else {
    element.click();
  }
}

// --- Rows ---------------------------------------------------------------------------------------------

const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")].filter(seen);
const current = () => document.querySelector("[data-row].is-current");

function select(row) {
  for (const other of document.querySelectorAll("[data-row].is-current")) {
    other.classList.remove("is-current");
    other.removeAttribute("aria-current");
  }
  row.classList.add("is-current");
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "nearest" });
  const target = row.matches("a, button, [tabindex]") ? row : row.querySelector("a, button, input");
  target?.focus({ preventScroll: true });
  row.dispatchEvent(new CustomEvent("adminduk:row", { bubbles: true }));
}

function move(by) {
  const all = rows();
  if (!all.length) return false;
  const place = all.indexOf(current());
  select(all[Math.max(0, Math.min(all.length - 1, place < 0 ? 0 : place + by))]);
  return true;
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-rows] [data-row]");
  if (row && !row.classList.contains("is-current")) select(row);
});

// --- Help ---------------------------------------------------------------------------------------------

function help() {
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("[data-keys-list]");
  const lines = new Map();
  if (rows().length) lines.set("J K", document.documentElement.lang === "en" ? "Next or previous row" : "Baris berikut atau sebelumnya");
  for (const element of [...document.querySelectorAll("[data-key]")].filter(seen)) {
    const words = element.dataset.keyLabel || wordsOf(element);
    const name = keysOf(element)[0].toUpperCase();
    if (words && !lines.has(name)) lines.set(name, words);
  }
  list.replaceChildren(
    ...[...lines].flatMap(([key, words]) => {
      const term = document.createElement("dt");
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap);
      const meaning = document.createElement("dd");
      meaning.textContent = words;
      return [term, meaning];
    }),
  );
  dialog.showModal();
}

function wordsOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, svg, .topbar__count").forEach((part) => part.remove());
  return copy.textContent.trim() || element.getAttribute("aria-label") || "";
}

const toggle = dialog?.querySelector("[data-keys-switch]");
if (toggle) {
  toggle.checked = single;
  toggle.addEventListener("change", () => {
    single = toggle.checked;
    try {
      localStorage.setItem(STORE, single ? "on" : "off");
    } catch {
      // A browser that keeps nothing: the choice holds for this page.
    }
  });
}

// --- The keyboard itself ---------------------------------------------------------------------------------

function onKey(event) {
  if (event.isComposing || event.defaultPrevented || dialog?.open) return;
  const key = pressed(event);
  if (key === "escape" && typing(event.target)) return event.target.blur();
  // No letters, so they need no switch: from the box into the list below it, and through the list.
  const arrow = { arrowdown: 1, arrowup: -1 }[key];
  if (arrow && document.querySelector("[data-rows=arrows]") && (!typing(event.target) || event.target.matches("[data-rows-from]"))) {
    if (move(arrow)) event.preventDefault();
    return;
  }
  const modified = key.startsWith("ctrl+") || key.startsWith("alt+");
  if (!modified && (!single || typing(event.target))) return;
  const sequence = first && event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${key}` : "";
  first = "";
  const element = (sequence && find(sequence)) || find(key);
  if (element) {
    event.preventDefault();
    act(element);
  } else if (key === "j" || key === "k") {
    if (move(key === "j" ? 1 : -1)) event.preventDefault();
  } else if (/^[a-z]$/.test(key)) {
    first = key;
    firstAt = event.timeStamp;
  }
}

if (root.matches("[data-keys]")) {
  document.addEventListener("keydown", onKey);
  for (const button of document.querySelectorAll("[data-key-help]")) {
    button.hidden = false;
    button.addEventListener("click", help);
  }
}
