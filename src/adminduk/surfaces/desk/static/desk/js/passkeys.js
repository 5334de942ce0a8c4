// Security keys (WebAuthn): a form [data-passkey] fetches its challenge, asks the browser's key, and is then
// sent like any other form with the answer in its field "credential". data-passkey-kind="create" adds a key.

const decode = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

async function options(form) {
  const answer = await fetch(form.dataset.passkey, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const asked = await answer.json();
  asked.challenge = decode(asked.challenge);
  if (asked.user) asked.user.id = decode(asked.user.id);
  for (const list of [asked.allowCredentials, asked.excludeCredentials]) {
    for (const known of list ?? []) known.id = decode(known.id);
  }
  return asked;
}

function written(credential) {
  const given = credential.response;
  const response = { clientDataJSON: encode(given.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (given[name]) response[name] = encode(given[name]);
  }
  if (given.getTransports) response.transports = given.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function ask(form) {
  const publicKey = await options(form);
  const ceremony = form.dataset.passkeyKind === "create" ? "create" : "get";
  return navigator.credentials[ceremony]({ publicKey });
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  // A key belongs to one address; under any other it would only confuse.
  const home = new URL(form.dataset.passkeyHome);
  if (!window.PublicKeyCredential || home.origin !== window.location.origin) continue;
  form.hidden = false;
  for (const note of document.querySelectorAll("[data-passkey-missing]")) note.hidden = true;
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    failed.hidden = true;
    const button = form.querySelector("button");
    button.setAttribute("aria-busy", "true");
    try {
      form.elements.credential.value = written(await ask(form));
      form.submit();
    } catch {
      failed.hidden = false;
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}
