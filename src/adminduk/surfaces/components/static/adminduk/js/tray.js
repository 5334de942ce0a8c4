// The signing tray: how many are ticked, all or none, and the document of the current row beside.
//   <form data-tray> <input type="checkbox" data-tray-item> … <span data-tray-count></span>
//   <button data-tray-all hidden> … <button data-tray-submit> ; <tr data-row data-preview="/…"> ;
//   <img data-tray-preview>
// Rows under "Lihat dulu" carry no data-tray-item, so "all" never takes them along.

for (const form of document.querySelectorAll("[data-tray]")) {
  const boxes = [...form.querySelectorAll("input[type=checkbox][name]")];
  const items = [...form.querySelectorAll("[data-tray-item]")];
  const all = form.querySelector("[data-tray-all]");
  const submit = form.querySelector("[data-tray-submit]");

  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    for (const place of document.querySelectorAll("[data-tray-count]")) place.textContent = String(ticked);
    if (submit) submit.disabled = ticked === 0;
  };
  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      const tick = items.some((box) => !box.checked);
      for (const box of items) box.checked = tick;
      count();
    });
  }
  form.addEventListener("change", count);
  form.addEventListener("adminduk:row", (event) => {
    const preview = document.querySelector("[data-tray-preview]");
    const address = event.target.dataset.preview;
    if (preview && address && preview.getAttribute("src") !== address) preview.setAttribute("src", address);
  });
  count();
}
