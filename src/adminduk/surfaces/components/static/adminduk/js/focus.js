// After an error the summary takes the focus; its links put the reader into the answer itself.

const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();

function reach(id) {
  const control = document.getElementById(id);
  if (!control) return false;
  const words = document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? control.closest("fieldset") ?? control;
  words.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('[data-error-summary] a[href^="#"]');
  if (link && reach(link.hash.slice(1))) event.preventDefault();
});

// What htmx brings in is announced and reached like a page.
document.addEventListener("htmx:afterSwap", (event) => {
  event.target.querySelector?.("[data-error-summary], [autofocus]")?.focus();
});
