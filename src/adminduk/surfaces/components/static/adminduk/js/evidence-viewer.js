// The evidence beside the form: larger, turned, full screen, next sheet.
//   <section data-viewer> <nav class="sheets"><a …></nav>
//     <button data-view="in|out|turn|full|next|previous" data-key="+">…</button>
//     <div class="canvas"><img></div> </section>
// The sheet itself is a link, so the viewer only adds to what a page without a script shows.

const STEPS = [1, 1.5, 2, 3, 4];

function attach(viewer) {
  const canvas = viewer.querySelector(".canvas");
  let zoom = 0;
  let turned = 0;

  const picture = () => canvas.querySelector("img, svg");

  function draw() {
    const shown = picture();
    if (!shown) return;
    const quarter = turned % 180 !== 0;
    // A picture on its side is as wide as it was high: fit it again, or it leaves the pane.
    const box = shown.getBoundingClientRect();
    const shape = shown.naturalWidth ? shown.naturalWidth / shown.naturalHeight : box.width / box.height || 1;
    shown.style.width = `${STEPS[zoom] * 100}%`;
    shown.style.transform = `rotate(${turned}deg)${quarter ? ` scale(${Math.min(1, shape)})` : ""}`;
    viewer.dataset.zoom = String(STEPS[zoom]);
    viewer.dataset.turned = String(turned);
  }

  function go(by) {
    const sheets = [...viewer.querySelectorAll(".sheets a")];
    const here = sheets.findIndex((sheet) => sheet.hasAttribute("aria-current"));
    sheets[(here + by + sheets.length) % sheets.length]?.click();
  }

  const acts = {
    in: () => (zoom = Math.min(STEPS.length - 1, zoom + 1)),
    out: () => (zoom = Math.max(0, zoom - 1)),
    turn: () => (turned = (turned + 90) % 360),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : viewer.requestFullscreen?.()),
    next: () => go(1),
    previous: () => go(-1),
  };

  viewer.addEventListener("click", (event) => {
    const button = event.target.closest("[data-view]");
    if (!button || !acts[button.dataset.view]) return;
    acts[button.dataset.view]();
    draw();
  });

  // Sheets that are pictures change in place; a sheet of another kind (PDF) is followed as a link.
  viewer.addEventListener("click", (event) => {
    const sheet = event.target.closest(".sheets a[data-image]");
    if (!sheet || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shown = canvas.querySelector("img");
    if (!shown) return;
    event.preventDefault();
    viewer.querySelectorAll(".sheets a").forEach((other) => other.removeAttribute("aria-current"));
    sheet.setAttribute("aria-current", "true");
    zoom = turned = 0;
    shown.src = sheet.dataset.image;
    shown.alt = sheet.textContent.trim();
    draw();
  });

  // Drag to look around what is larger than the pane.
  let from = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !zoom) return;
    from = { x: event.clientX + canvas.scrollLeft, y: event.clientY + canvas.scrollTop };
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (from) canvas.scrollTo(from.x - event.clientX, from.y - event.clientY);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (from = null));

  for (const button of viewer.querySelectorAll("[data-view]")) button.hidden = false;
}

document.querySelectorAll("[data-viewer]").forEach(attach);
document.addEventListener("htmx:afterSwap", (event) => {
  event.target.querySelectorAll?.("[data-viewer]").forEach(attach);
});
