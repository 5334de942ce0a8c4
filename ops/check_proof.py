#!/usr/bin/env python3
# ruff: noqa: PTH123, T201
"""Checks one proof against a published daily root, without any part of the platform.

    python3 check_proof.py proof.json --root ROOT_OF_THE_DAY
    python3 check_proof.py proof.json --days days.json [--key PUBLIC_KEY]

`--root` is the root (hexadecimal) that somebody other than the bearer of the proof gave you: from
/transparency, from a newspaper, from your own copy of last year. `--days` is the list that /transparency
offers; the links between its days are checked too. Signatures are checked where the package
`cryptography` is there, against `--key` or the list's key. Python 3.9 or newer and nothing else is needed.
docs/guides/transparency.md describes the format.
"""

import argparse
import json
import sys
from hashlib import sha256


class Broken(Exception):
    """What does not hold, in a sentence."""


def leaf_hash(data):
    return sha256(b"\x00" + data).digest()


def climb(leaf, index, size, path):
    """The root that a leaf and its path lead to (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise Broken("the proof names a place that its tree does not have")
    place, last, value = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Broken("the path is too long for its tree")
        if place & 1 or place == last:
            value = sha256(b"\x01" + sibling + value).digest()
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            value = sha256(b"\x01" + value + sibling).digest()
        place, last = place >> 1, last >> 1
    if last != 0:
        raise Broken("the path is too short for its tree")
    return value


def unhex(items):
    return [bytes.fromhex(one) for one in items]


def signed(key, signature, message, what):
    """None when it cannot be checked here."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return None
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), message)
    except InvalidSignature:
        raise Broken(f"the signature of {what} is not of this key") from None
    return True


def link_of_day(day):
    said = f"|{day['day']}|{day['chains']}|{day['at']}|".encode()
    link = sha256(bytes.fromhex(day["previous"]) + said + bytes.fromhex(day["root"])).digest()
    if link.hex() != day["chained"]:
        raise Broken(f"the link of {day['day']} is not the hash of what it says")
    return link


def check_days(published, key):
    """Every day follows the one before; answers the roots by day, and whether signatures were checked."""
    previous, roots, seen = None, {}, False
    for day in sorted(published["days"], key=lambda one: one["day"]):
        link = link_of_day(day)
        if previous is not None and day["previous"] != previous:
            raise Broken(f"{day['day']} does not follow the day before it")
        if key:
            seen = signed(key, day["signature"], link, f"the day {day['day']}")
        previous = day["chained"]
        roots[day["day"]] = day["root"]
    return roots, seen


def check_entry(entry):
    """The leaf; when the proof holds what the entry says, the leaf must be its hash."""
    leaf = bytes.fromhex(entry["leaf"])
    if "payload" not in entry:
        return leaf, None
    payload = entry["payload"].encode("utf-8")
    if leaf_hash(bytes.fromhex(entry["salt"]) + payload) != leaf:
        raise Broken("what the entry says is not what was sealed")
    return leaf, json.loads(payload)


def check_batch(batch, leaf):
    """The chained hash of the batch that holds the leaf."""
    size = batch["last_seq"] - batch["first_seq"] + 1
    root = climb(leaf, batch["index"], size, unhex(batch["path"]))
    said = f"|{batch['chain']}|{batch['first_seq']}|{batch['last_seq']}|{batch['at']}|".encode()
    return sha256(bytes.fromhex(batch["previous"]) + said + root).digest()


def check_day(day, batch, chained):
    """The root of the day that the batch leads to."""
    chain = day["chain"]
    if chain["chain"] != batch["chain"] or batch["tree"] != chain["first_tree"] + chain["index"]:
        raise Broken("the batch is not in that day's part of its chain")
    size = chain["last_tree"] - chain["first_tree"] + 1
    batches = climb(leaf_hash(chained), chain["index"], size, unhex(chain["path"]))
    if batches.hex() != chain["batches"]:
        raise Broken("the batch is not among those of that day")
    said = f"{chain['chain']}|{chain['first_tree']}|{chain['last_tree']}|{chain['last_seq']}|".encode()
    leaf = leaf_hash(said + batches + bytes.fromhex(chain["chained"]))
    return climb(leaf, day["index"], day["chains"], unhex(day["path"])).hex()


def check(proof, root, published, key):
    """The sentences to say; raises Broken."""
    if proof.get("format") != "adminduk-proof/1":
        raise Broken("this is not a proof of the format adminduk-proof/1")
    leaf, said = check_entry(proof["entry"])
    batch, day = proof["batch"], proof["day"]
    chained = check_batch(batch, leaf)
    where = f"entry {batch['first_seq'] + batch['index']} of chain {batch['chain']}"
    lines = [f"{where}, sealed {batch['at']}."]
    if said is not None:
        lines.append(f"Its content is what was sealed: {said['kind']}, {said['akta_number'] or 'no akta'}.")
    if day is None:
        if not key or signed(key, batch["signature"], chained, "the batch") is None:
            raise Broken("its day is not published yet, and its signature cannot be checked without a key")
        return [*lines, "Its day is not published yet; its batch is signed by this key."]
    found = check_day(day, batch, chained)
    checked = None
    if published is not None:
        roots, checked = check_days(published, key)
        if day["day"] not in roots:
            raise Broken(f"{day['day']} is not in the published list")
        root = root or roots[day["day"]]
        if roots[day["day"]] != root:
            raise Broken(f"the published root of {day['day']} is not the one you gave")
    if found != root.lower():
        raise Broken(f"the proof does not lead to the root of {day['day']}")
    link = link_of_day(day)
    if key:
        checked = signed(key, day["signature"], link, f"the day {day['day']}")
    lines.append(f"It is under the root of {day['day']}: {found}")
    lines.append(
        "Signatures were checked."
        if checked
        else "Signatures were NOT checked (no key, or no `cryptography`)."
    )
    return lines


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("proof", help="the proof file")
    parser.add_argument("--root", help="the day's root that you trust, hexadecimal")
    parser.add_argument("--days", help="the published list of days, as downloaded")
    parser.add_argument("--key", help="the public key that you trust, hexadecimal")
    options = parser.parse_args(words)
    try:
        with open(options.proof, encoding="utf-8") as file:
            proof = json.load(file)
        published = None
        if options.days:
            with open(options.days, encoding="utf-8") as file:
                published = json.load(file)
        key = options.key or (published or {}).get("public_key")
        if proof.get("day") and not options.root and published is None:
            parser.error("name the root that you trust (--root), or the published list (--days)")
        for line in check(proof, options.root, published, key):
            print(line)
    except Broken as broken:
        print(f"DOES NOT HOLD: {broken}.", file=sys.stderr)
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"DOES NOT HOLD: the file cannot be read as a proof ({error}).", file=sys.stderr)
        return 1
    print("THE PROOF HOLDS.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
