// A photo that has arrived whole is handed in by itself; without a script the button does it.

document.addEventListener("adminduk:uploaded", (event) => {
  const form = event.target.closest("form[data-photo]");
  // upload.js may send the form itself, when the button was pressed while pieces were under way.
  setTimeout(() => { if (form && !form.dataset.sent) form.requestSubmit(); });
});
