// Copying keys, and one-time codes that stay current. Without a script the page can be reloaded.

for (const button of document.querySelectorAll("[data-copy]")) {
  // The clipboard exists on https and on this machine only.
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.getAttribute("aria-label");
    button.classList.add("is-copied");
    button.setAttribute("aria-label", button.dataset.copied);
    setTimeout(() => {
      button.classList.remove("is-copied");
      button.setAttribute("aria-label", label);
    }, 1500);
  });
}

const countdown = document.querySelector("[data-countdown]");

async function renew() {
  const answer = await fetch(countdown.dataset.codesUrl, { headers: { Accept: "application/json" } });
  if (!answer.ok) return STEP;
  const { codes, seconds_left: left } = await answer.json();
  for (const place of document.querySelectorAll("[data-code]")) {
    const code = codes[place.dataset.code];
    if (!code) continue;
    place.textContent = code;
    const copy = place.parentElement.querySelector("[data-copy]");
    if (copy) copy.dataset.copy = code;
  }
  return left;
}

const STEP = 30;

if (countdown) {
  countdown.hidden = false;
  document.querySelector("[data-no-script]").hidden = true;
  const shown = countdown.querySelector("[data-seconds]");
  let over = Date.now() + Number(countdown.dataset.countdown) * 1000;
  let asking = false;
  const tick = async () => {
    const left = Math.max(0, Math.ceil((over - Date.now()) / 1000));
    shown.textContent = left;
    // Nobody looks at a page in the background: it catches up when it is shown again.
    if (left > 0 || asking || document.hidden) return;
    asking = true;
    try {
      over = Date.now() + (await renew()) * 1000;
    } catch {
      over = Date.now() + 5000;
    }
    asking = false;
  };
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
}
