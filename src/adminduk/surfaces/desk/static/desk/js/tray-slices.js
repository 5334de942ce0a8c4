// The signing tray: how many of each kind are ticked, and a large tray signed in slices, so that the page
// shows how far it is. The passphrase stays in its box and goes with each request; nothing keeps it.
//   <form data-tray data-slice="10" data-done="/baki/hasil/"> ; boxes [data-kind] ; [data-tray-kinds] ;
//   [data-tray-progress] ; [data-tray-problem]

for (const form of document.querySelectorAll("[data-tray][data-slice]")) {
  const ticked = () => [...form.querySelectorAll("input[name=document]:checked")];
  const kinds = form.querySelector("[data-tray-kinds]");
  const progress = form.querySelector("[data-tray-progress]");
  const problem = form.querySelector("[data-tray-problem]");
  const submit = form.querySelector("[data-tray-submit]");

  const count = () => {
    if (!kinds) return;
    const found = new Map();
    for (const box of ticked()) found.set(box.dataset.kind, (found.get(box.dataset.kind) || 0) + 1);
    kinds.textContent = [...found].map(([kind, number]) => `${number} ${kind}`).join(", ");
  };
  form.addEventListener("change", count);
  form.querySelector("[data-tray-all]")?.addEventListener("click", () => setTimeout(count));

  const refuse = (words) => {
    problem.querySelector("p").textContent = words;
    problem.hidden = false;
    problem.scrollIntoView({ block: "center" });
    progress.hidden = true;
    submit.disabled = false;
    form.querySelector("[name=passphrase]").select();
  };

  form.addEventListener("submit", async (event) => {
    const ids = ticked().map((box) => box.value);
    const size = Number(form.dataset.slice);
    if (ids.length <= size || event.defaultPrevented || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    submit.disabled = true;
    problem.hidden = true;
    progress.hidden = false;
    for (let place = 0; place < ids.length; place += size) {
      progress.textContent = `${form.dataset.textProgress} ${place}/${ids.length}`;
      const sent = new FormData(form);
      sent.delete("document");
      for (const id of ids.slice(place, place + size)) sent.append("document", id);
      if (place) sent.set("more", "yes");
      let answer;
      try {
        const response = await fetch(form.action, {
          method: "POST",
          body: sent,
          headers: { Accept: "application/json" },
          credentials: "same-origin",
        });
        answer = await response.json();
      } catch {
        return refuse(form.dataset.textFailed);
      }
      if (answer.refused) return refuse(answer.refused);
      if (answer.error) return window.location.reload();
    }
    window.location.assign(form.dataset.done);
  });
}
