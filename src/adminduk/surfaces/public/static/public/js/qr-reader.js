// Reads the QR of a document with the phone's camera or from a picture; nothing leaves the phone.

const page = document.querySelector("[data-reader]");
const video = page.querySelector("video");
const picture = page.querySelector("input[type=file]");
const start = page.querySelector("[data-start]");
const stop = page.querySelector("[data-stop]");
let stream = null;

ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => page.dataset.wasm } });

function say(what) {
  for (const part of page.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== what;
}

// Only addresses of our own shape are followed, and only on this very site.
function follow(text) {
  const found = text.match(/\/q\/1\/([0-9A-Za-z]{12})(#[A-Za-z2-7]+)?$/);
  if (!found) {
    say("other");
    return false;
  }
  location.assign(`/q/1/${found[1].toUpperCase()}${found[2] ?? ""}`);
  return true;
}

async function read(image) {
  const found = await ZXingWASM.readBarcodes(image, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return found.find((one) => one.isValid)?.text ?? "";
}

async function watch() {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  while (stream) {
    if (video.videoWidth) {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      pen.drawImage(video, 0, 0);
      const text = await read(pen.getImageData(0, 0, canvas.width, canvas.height));
      if (text && follow(text)) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  end();
}

function end() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  video.hidden = true;
  stop.hidden = true;
  start.hidden = false;
}

start.addEventListener("click", async () => {
  try {
    const camera = { video: { facingMode: "environment", width: { ideal: 1920 } } };
    stream = await navigator.mediaDevices.getUserMedia(camera);
  } catch {
    say("no-camera");
    return;
  }
  say("looking");
  video.srcObject = stream;
  video.hidden = false;
  stop.hidden = false;
  start.hidden = true;
  await video.play();
  watch();
});

stop.addEventListener("click", () => {
  end();
  say("");
});

picture.addEventListener("change", async () => {
  if (!picture.files.length) return;
  say("looking");
  let text = "";
  try {
    text = await read(picture.files[0]);
  } catch {
    // A file that is no picture holds no QR either.
  }
  picture.value = "";
  if (text) follow(text);
  else say("nothing");
});

page.hidden = false;
if (!navigator.mediaDevices?.getUserMedia) start.hidden = true;
