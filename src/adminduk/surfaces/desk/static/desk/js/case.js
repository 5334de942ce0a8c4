// The page of a case: the paper of the current row beside, and the sentence that fits a reason.
//   <li data-row data-sheet="…"> ; .sheets a[data-sheet="…"] ; <form data-give-back> with radios [data-message]

document.addEventListener("adminduk:row", (event) => {
  const wanted = event.target.dataset.sheet;
  if (!wanted) return;
  const shown = document.querySelector(".sheets a[aria-current]");
  if (shown?.dataset.sheet === wanted) return;
  document.querySelector(`.sheets a[data-sheet="${CSS.escape(wanted)}"]`)?.click();
});

document.addEventListener("change", (event) => {
  const reason = event.target;
  const form = reason.closest?.("[data-give-back]");
  if (!form || !("message" in reason.dataset)) return;
  const box = form.querySelector("textarea");
  const ready = [...form.querySelectorAll("[data-message]")].map((one) => one.dataset.message);
  // What the officer wrote himself is never taken from him.
  if (ready.includes(box.value) || !box.value.trim()) box.value = reason.dataset.message;
  if (!reason.dataset.message) box.focus();
});

// Opened by a key, the reasons must stand in sight, and the keys 1 to 6 choose among them.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.("details.back[open]")) {
      event.target.querySelector("form").scrollIntoView({ block: "nearest" });
    }
  },
  true,
);

// Back in the case after a step: the row that is next stands in sight.
document.querySelector("[data-row].is-current")?.scrollIntoView({ block: "nearest" });
