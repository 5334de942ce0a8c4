// Photos over a bad line: shrunk in the browser, then sent in pieces by the tus 1.0 core protocol
// (create, ask for the offset, append), so that a broken line costs one piece and not the whole photo.
//   <div data-upload="/url/" data-upload-name="nikah-upload" data-text-…><input type="file"></div>
// When all has arrived, a hidden field of that name holds the address of the upload and the file itself
// is not sent again. Without a script, or when pieces fail for good, the form carries the file as ever.

import { send } from "./tus.js";

const EDGE = 2400;
const QUALITY = 0.85;
const MOST = 5 * 1024 * 1024;

/** A smaller JPEG of a photo; the file itself where that is impossible (PDF, HEIC) or not smaller. */
export async function shrink(file) {
  if (!file.type.startsWith("image/")) return file;
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return file;
  }
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const paper = canvas.getContext("2d");
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob || (blob.size >= file.size && scale === 1)) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", {
    type: "image/jpeg",
    lastModified: file.lastModified, // the same photo chosen again after a reload resumes
  });
}

/** The form, should it have to carry the file after all, carries the smaller one. */
function carry(input, file) {
  try {
    const parcel = new DataTransfer();
    parcel.items.add(file);
    input.files = parcel.files;
  } catch {
    // An old browser sends the photo as it was taken.
  }
}

function attach(box) {
  const input = box.querySelector('input[type="file"]');
  const form = input?.form;
  const token = form?.querySelector('[name="csrfmiddlewaretoken"]')?.value;
  if (!token || !window.createImageBitmap) return;
  const words = box.dataset;
  const make = (tag, facts) => Object.assign(document.createElement(tag), facts);
  const bar = make("progress", { className: "upload__bar", max: 100, value: 0 });
  const percent = make("span", { className: "figures" });
  const line = make("p", { role: "status" });
  const panel = make("div", { className: "upload__progress", hidden: true });
  panel.append(line, bar, percent);
  box.append(panel);
  bar.setAttribute("aria-label", form.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent.trim() ?? "");
  const done = make("input", { type: "hidden", name: words.uploadName, disabled: true });
  box.append(done);
  const ownName = input.name;
  let turn = 0;

  input.addEventListener("change", async () => {
    const mine = ++turn;
    const chosen = input.files[0];
    done.disabled = true;
    panel.hidden = !chosen;
    if (!chosen) return;
    delete box.dataset.state;
    input.name = ownName;
    const show = (text, share) => {
      if (mine !== turn) return;
      line.textContent = text;
      bar.value = share * 100;
      percent.textContent = `${Math.round(share * 100)}%`;
    };
    show(words.textShrinking, 0);
    box.dataset.state = "sending";
    try {
      const file = await shrink(chosen);
      if (file.size > MOST) {
        input.value = "";
        box.dataset.state = "failed";
        return show(words.textTooBig, 0);
      }
      carry(input, file);
      const place = await send(
        words.upload,
        file,
        token,
        (sent, state) => show(state === "waiting" ? words.textWaiting : words.textSending, sent / file.size),
        () => mine !== turn,
      );
      if (mine !== turn || !place) return;
      done.value = place;
      done.disabled = false;
      input.removeAttribute("name"); // what has arrived is not carried twice
      show(words.textDone, 1);
      box.dataset.state = "done";
      box.dispatchEvent(new CustomEvent("adminduk:uploaded", { bubbles: true, detail: { place } }));
    } catch {
      show(words.textFailed, 0);
      box.dataset.state = "failed";
    }
  });

  // Pressing the button while pieces are under way waits for them instead of sending everything again.
  form.addEventListener("submit", (event) => {
    if (box.dataset.state !== "sending") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    box.addEventListener("adminduk:uploaded", () => form.requestSubmit(event.submitter), { once: true });
  }, true);
}

document.querySelectorAll("[data-upload]").forEach(attach);
