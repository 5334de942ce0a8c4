// The tus 1.0 core protocol: create, ask for the offset, append in pieces, wait longer at each lost line.

const CHUNK = 256 * 1024;
const TRIES = 8;
const TUS = { "Tus-Resumable": "1.0.0" };

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class Lost extends Error {}

async function ask(url, options) {
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin", ...options });
  } catch {
    throw new Lost("line");
  }
  // 409: the server holds another offset than we think. 423: a piece is still being written.
  if ([409, 423, 429, 460].includes(answer.status) || answer.status >= 500) throw new Lost(String(answer.status));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

async function create(url, file, token) {
  const answer = await ask(url, {
    method: "POST",
    headers: {
      ...TUS,
      "X-CSRFToken": token,
      "Upload-Length": String(file.size),
      "Upload-Metadata": `filename ${base64(file.name)},filetype ${base64(file.type)}`,
    },
  });
  return new URL(answer.headers.get("Location"), new URL(url, location.href)).pathname;
}

async function offsetOf(place) {
  const answer = await ask(place, { method: "HEAD", headers: TUS, cache: "no-store" });
  return Number(answer.headers.get("Upload-Offset"));
}

async function append(place, file, offset, token) {
  const answer = await ask(place, {
    method: "PATCH",
    headers: {
      ...TUS,
      "X-CSRFToken": token,
      "Upload-Offset": String(offset),
      "Content-Type": "application/offset+octet-stream",
    },
    body: file.slice(offset, offset + CHUNK),
  });
  return Number(answer.headers.get("Upload-Offset"));
}

/** Sends `file` and returns its address; `told(sent, state)` hears of every piece and every wait. */
export async function send(url, file, token, told, stopped = () => false) {
  const memory = `adminduk-upload:${url}:${file.size}:${file.lastModified}`;
  let place = sessionStorage.getItem(memory);
  let offset = 0;
  let known = false;
  for (let lost = 0; lost < TRIES; ) {
    if (stopped()) return null;
    try {
      if (!place) {
        place = await create(url, file, token);
        sessionStorage.setItem(memory, place);
        known = true;
      }
      if (!known) {
        offset = await offsetOf(place);
        known = true;
      }
      told(offset, "sending");
      if (offset >= file.size) {
        sessionStorage.removeItem(memory);
        return place;
      }
      offset = await append(place, file, offset, token);
      lost = 0;
    } catch (trouble) {
      if (!(trouble instanceof Lost)) {
        // The upload is gone (finished elsewhere, too old): once more from the start, then give up.
        sessionStorage.removeItem(memory);
        if (!place || lost) throw trouble;
        place = null;
        offset = 0;
      }
      lost += 1;
      known = false;
      told(offset, "waiting");
      await pause(Math.min(30000, 500 * 2 ** lost));
    }
  }
  throw new Error("tries");
}
