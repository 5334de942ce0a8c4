// Asks before an act that cannot be taken back: <button data-confirm="…" data-confirm-title="…">.
// Without a script the server asks on a page of its own (components/confirm.html).

const dialog = document.createElement("dialog");
dialog.className = "dialog";
dialog.setAttribute("aria-labelledby", "confirm-title");

const title = document.createElement("h2");
title.id = "confirm-title";
const sentence = document.createElement("p");
const buttons = document.createElement("form");
buttons.method = "dialog";
buttons.className = "govuk-button-group gap-s";
const yes = document.createElement("button");
yes.value = "yes";
const no = document.createElement("button");
no.value = "";
no.className = "govuk-button govuk-button--secondary";
buttons.append(yes, no);
dialog.append(title, sentence, buttons);
document.body.append(dialog);

let asked = null;

document.addEventListener(
  "submit",
  (event) => {
    const button = event.submitter;
    if (!button?.dataset.confirm || button === asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    title.textContent = button.dataset.confirmTitle || button.textContent.trim();
    sentence.textContent = button.dataset.confirm;
    yes.textContent = button.dataset.confirmYes || button.textContent.trim();
    yes.className = button.classList.contains("govuk-button--danger") ? "govuk-button govuk-button--danger" : "govuk-button";
    no.textContent = button.dataset.confirmNo || (document.documentElement.lang === "en" ? "Cancel" : "Batal");
    dialog.returnValue = "";
    dialog.onclose = () => {
      if (dialog.returnValue !== "yes") {
        button.focus();
        return;
      }
      asked = button;
      confirmed(button.form).value = "yes";
      button.form.requestSubmit(button);
      asked = null;
    };
    dialog.showModal();
    no.focus();
  },
  true,
);

// The server sees the same answer that its own page of confirmation would have sent.
function confirmed(form) {
  let field = form.querySelector('input[name="confirmed"]');
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "confirmed";
    form.append(field);
  }
  return field;
}
