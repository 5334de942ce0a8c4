// The seal in this page's address: read once, taken out of the address, checked by the phone itself.
// Works the same on the server's page and on the one that the phone kept for times without network.

import { NotGenuine, continues, openSeal, readKeyList } from "./seal.js";

const section = document.querySelector("[data-seal]");
const KEPT = "adminduk-seal-keys";

async function keys() {
  let list = null;
  try {
    const answer = await fetch(section.dataset.keys);
    if (answer.ok) list = await answer.json();
  } catch {
    // Without network the list that was kept is as good, until a key is new.
  }
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
  if (!list) return kept ? readKeyList(kept) : null;
  if (kept && !continues(kept, list)) throw new NotGenuine("list");
  const read = await readKeyList(list);
  localStorage.setItem(KEPT, JSON.stringify(list));
  return read;
}

function say(what) {
  for (const part of section.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(what);
  section.hidden = false;
}

function day(text) {
  const date = new Date(Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6, 8)));
  const language = document.documentElement.lang;
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

function show(facts) {
  const words = {
    ...facts,
    birth: [facts.birth_place, facts.birth_date && day(facts.birth_date)].filter(Boolean).join(", "),
    issued_on: facts.issued_on && day(facts.issued_on),
    kind: section.dataset[`kind${facts.kind.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase())}`],
    parents: [facts.father, facts.mother].filter(Boolean).join(" · "),
    code: facts.code.replace(/(.{4})(?=.)/g, "$1-"),
  };
  for (const row of section.querySelectorAll("[data-fact]")) {
    const value = words[row.dataset.fact];
    row.hidden = !value;
    row.querySelector("dd").textContent = value ?? "";
  }
}

export async function check(fragment, code) {
  try {
    const known = await keys();
    if (!known) {
      say("no-keys");
      return;
    }
    const facts = await openSeal(fragment, known);
    show(facts);
    say(code && facts.code !== code ? "other" : "good");
  } catch (other) {
    if (!(other instanceof NotGenuine)) throw other;
    say({ list: "list", key: "key", revoked: "revoked" }[other.message] ?? "bad");
  }
}

// Whose picture of the address bar is taken, or who sends the address on, shall not send the names along.
const fragment = location.hash.slice(1);
if (section && fragment.length > 40) {
  history.replaceState(null, "", location.pathname + location.search);
  const code = location.pathname.match(/\/q\/1\/([0-9A-Za-z]{12})$/)?.[1]?.toUpperCase() ?? "";
  check(fragment, code);
}

if (section && "serviceWorker" in navigator) navigator.serviceWorker.register(section.dataset.worker, { scope: "/q/" });
