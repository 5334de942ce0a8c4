// "Simpan dan keluar" saves what stands on this page too; without a script the earlier pages are saved already.

const later = document.querySelector("button[data-leave]");
const link = later && [...document.querySelectorAll(".masthead a")].find(
  (one) => one.getAttribute("href") === later.dataset.leave,
);
let touched = false;
document.addEventListener("input", () => { touched = true; });
link?.addEventListener("click", (event) => {
  if (!touched) return;
  event.preventDefault();
  later.form.requestSubmit(later);
});
