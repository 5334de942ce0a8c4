// Small helps for forms: show-when, NIK in fours, one press only, submit on change.

// --- Questions that depend on another answer -------------------------------------------------------
// data-show-when holds a condition of a notice as JSON: {"equals": [name, value]}, {"one_of": [name, […]]},
// {"known": name}, {"all_of": […]}, {"any_of": […]}, {"not": …}. Names with a dot are facts of the register,
// which the form may carry in data-facts. Without a script every question stays visible and the server judges.

const plain = (value) => (value === true ? "yes" : value === false ? "no" : String(value ?? ""));

function given(form, name) {
  if (name.includes(".")) {
    const fact = JSON.parse(form.dataset.facts || "{}")[name];
    return [fact].flat().map(plain).filter(Boolean);
  }
  const parts = new RegExp(`^${CSS.escape(name)}(-(day|month|year))?$`);
  return [...form.elements]
    .filter((control) => parts.test(control.name) && !control.disabled)
    .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
    .map((control) => control.value.trim())
    .filter(Boolean);
}

function holds(condition, form) {
  const [[word, detail]] = Object.entries(condition);
  switch (word) {
    case "equals":
      return detail[1] === null ? !given(form, detail[0]).length : given(form, detail[0]).includes(plain(detail[1]));
    case "one_of":
      return given(form, detail[0]).some((value) => detail[1].map(plain).includes(value));
    case "known":
      return given(form, detail).length > 0;
    case "all_of":
      return detail.every((one) => holds(one, form));
    case "any_of":
      return detail.some((one) => holds(one, form));
    case "not":
      return !holds(detail, form);
    default:
      return true; // a condition of tomorrow: rather one question too many
  }
}

function refresh(form) {
  for (const part of form.querySelectorAll("[data-show-when]")) {
    const shown = holds(JSON.parse(part.dataset.showWhen), form);
    part.hidden = !shown;
    // A hidden answer must not be sent: it would contradict the visible one.
    for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = !shown;
  }
}

function refreshAll() {
  for (const form of document.forms) if (form.querySelector("[data-show-when]")) refresh(form);
}

document.addEventListener("input", (event) => {
  if (event.target.form?.querySelector("[data-show-when]")) refresh(event.target.form);
  if (event.target.matches("[data-nik]")) group(event.target);
});
document.addEventListener("htmx:afterSwap", refreshAll);
refreshAll();

// --- NIK and KK numbers in fours, while they are typed -----------------------------------------------

function group(input) {
  // Only when the writer is at the end: a caret that jumps is worse than a number without gaps.
  if (input.selectionStart !== input.value.length) return;
  const digits = input.value.replace(/[^0-9]/g, "").slice(0, 16);
  if (input.value.replace(/[\s.-]/g, "") !== digits) return;
  input.value = digits.replace(/(\d{4})(?=\d)/g, "$1 ");
}

// --- One press only ----------------------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Back from the next page: the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-once]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  refreshAll();
});

// --- Lists that are filtered by a choice; <button> stays for those without a script --------------------

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

// --- Print, for those who look for a button ------------------------------------------------------------

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
