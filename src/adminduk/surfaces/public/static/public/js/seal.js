// Reads and checks the seal of a document's QR in the browser itself, with the network off:
// base32 → zlib → COSE_Sign1 (ES256, tag 18) → CWT → Claim 169. No dependency; WebCrypto does the sums.

export class NotGenuine extends Error {}

const LARGEST = 4096;
const CLAIM = 169;
// Claim 169's own numbers, and ours from 75 on: docs/guides/seal.md.
const NAMES = {
  1: "code", 4: "name", 8: "birth_date", 9: "sex", 75: "kind", 76: "number", 77: "digest",
  78: "birth_place", 79: "mother", 80: "father", 81: "issued_on", 82: "people",
};

function base32(text) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0, held = 0, at = 0;
  for (const letter of text.toUpperCase()) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new NotGenuine("letter");
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      if (at < bytes.length) bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}

async function inflate(packed) {
  const parts = [];
  let size = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > LARGEST) {
        await reader.cancel();
        throw new NotGenuine("size");
      }
      parts.push(value);
    }
  } catch (other) {
    throw new NotGenuine("zlib", { cause: other });
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// As much of CBOR (RFC 8949) as a seal has: numbers, bytes, text, lists, maps, one tag; nothing without an end.
function decode(bytes) {
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  function take(count) {
    if (at + count > bytes.length) throw new NotGenuine("end");
    const part = bytes.subarray(at, at + count);
    at += count;
    return part;
  }
  function length(low) {
    if (low < 24) return low;
    if (low === 24) return take(1)[0];
    const size = { 25: 2, 26: 4 }[low];
    if (!size) throw new NotGenuine("length");
    const start = at;
    take(size);
    return size === 2 ? view.getUint16(start) : view.getUint32(start);
  }
  function item(depth) {
    if (depth > 8) throw new NotGenuine("depth");
    const first = take(1)[0];
    const major = first >> 5;
    const count = length(first & 31);
    if (major === 0) return count;
    if (major === 1) return -1 - count;
    if (major === 2) return take(count).slice();
    if (major === 3) return new TextDecoder("utf-8", { fatal: true }).decode(take(count));
    if (major === 4) return Array.from({ length: Math.min(count, LARGEST) }, () => item(depth + 1));
    if (major === 5) {
      const map = new Map();
      for (let one = 0; one < count; one += 1) map.set(item(depth + 1), item(depth + 1));
      return map;
    }
    if (major === 6) return { tag: count, value: item(depth + 1) };
    throw new NotGenuine("kind");
  }
  const value = item(0);
  if (at !== bytes.length) throw new NotGenuine("rest");
  return value;
}

function bytesOf(text) {
  const encoded = new TextEncoder().encode(text);
  return [0x60 | 10, ...encoded];
}

function head(major, size) {
  if (size < 24) return [(major << 5) | size];
  if (size < 256) return [(major << 5) | 24, size];
  return [(major << 5) | 25, size >> 8, size & 0xff];
}

// RFC 9052, 4.4: what a COSE_Sign1 signature is made over.
function signed(protectedHeader, payload) {
  return new Uint8Array([
    0x84, ...bytesOf("Signature1"), ...head(2, protectedHeader.length), ...protectedHeader, 0x40,
    ...head(2, payload.length), ...payload,
  ]);
}

const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

async function verifies(jwk, signature, message) {
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, message);
}

// The list of keys as it is published, checked line by line: signature, order, the digest of the line before.
export async function readKeyList(list) {
  const keys = new Map();
  let previous = "0".repeat(64);
  for (const line of list.keys) {
    const { signature, ...said } = line;
    const message = new TextEncoder().encode(canonical(said));
    const bytes = Uint8Array.from(atob(signature), (letter) => letter.charCodeAt(0));
    if (said.previous !== previous || !(await verifies(list.signer, bytes, message))) {
      throw new NotGenuine("list");
    }
    previous = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", message)));
    const known = keys.get(said.key_id) ?? { key: said.key, revoked: null };
    if (said.event === "revoked") {
      const since = Date.parse(said.since);
      known.revoked = known.revoked === null ? since : Math.min(known.revoked, since);
    }
    keys.set(said.key_id, known);
  }
  return keys;
}

// The list only grows: one that is shorter than the list this phone has seen, or tells its past otherwise, is no
// continuation of it.
export function continues(kept, list) {
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  return same(kept.signer, list.signer) && kept.keys.every((line, at) => same(line, list.keys[at]));
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object") {
    const inner = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${inner.join(",")}}`;
  }
  return JSON.stringify(value);
}

// What the seal says: an object of facts. Throws NotGenuine, and nothing else, for whatever else stands there.
export async function openSeal(fragment, keys) {
  try {
    const tagged = decode(await inflate(base32(fragment)));
    const [protectedHeader, , payload, signature] = tagged.value;
    const header = decode(protectedHeader);
    const known = keys.get(hex(header.get(4)));
    if (tagged.tag !== 18 || header.get(1) !== -7 || !known) throw new NotGenuine("key");
    if (!(await verifies(known.key, signature, signed(protectedHeader, payload)))) throw new NotGenuine("signature");
    const claims = decode(payload);
    const sealedAt = claims.get(6) * 1000;
    if (known.revoked !== null && sealedAt >= known.revoked) throw new NotGenuine("revoked");
    const facts = { issuer: claims.get(1), sealed_at: new Date(sealedAt) };
    for (const [number, value] of claims.get(CLAIM)) if (NAMES[number]) facts[NAMES[number]] = value;
    return facts;
  } catch (other) {
    if (other instanceof NotGenuine) throw other;
    throw new NotGenuine("form", { cause: other });
  }
}
