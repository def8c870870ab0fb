#!/usr/bin/env python3
"""Checks an exported ledger's chain, commitments and digest, as docs/ledger.md describes it. Python's standard library is enough.

    verify_ledger.py FILE [FOLDER] [--key FINGERPRINT]... [--witness FILE]

Ends with 0 if nothing is wrong, with 1 and a sentence if something is, with 2 if it was called wrongly.
With a folder, writes into it what is left to check with OpenSSL: message.bin, signature.bin and key.pem.
With --key, several times if the server has had several, one of these has to be the signer.
With a file of witnesses, compares what they have seen, and by whom they were told: none of this room is an error, and so is
the word of another key than the signer's that is not given with --key. With a folder as well, writes into it what the server
signed of the last signed line of this room: head-message.bin, head-signature.bin and head-key.pem.
Names and texts ("personal", a protobuf message) are held against what the body commits to; in entries from before there were
commitments nothing but the digest and its signature holds them, and it is said how many those are.
What people read in a line ("entry") is covered by the digest; it is not compared with the body and "personal" here.
"""
import base64
import hashlib
import json
import os
import re
import struct
import sys

LABEL = b"sameframe-export-1"
CHAIN = b"sameframe-ledger-1"
PERSONAL = b"sameframe-personal-1"
SEALED, COMMITMENT = 7, 8
HEAD = b"sameframe-head-1"
ROOM = re.compile(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}")


class Wrong(Exception):
    pass


class Unwitnessed(Exception):
    pass


def expect(condition, sentence):
    if not condition:
        raise Wrong(sentence)


def read(line):
    """One JSON object in which no key stands twice."""

    def once(pairs):
        expect(len(pairs) == len(dict(pairs)), "a key stands twice")
        return dict(pairs)

    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise Wrong("it is no JSON object") from None
    expect(isinstance(value, dict), "it is no JSON object")
    return value


def number(value, name):
    expect(isinstance(value, int) and not isinstance(value, bool) and value >= 0, name + " is no whole number")
    return value


def sha256(value, name):
    expect(isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value), name + " is no SHA-256")
    return bytes.fromhex(value)


def unpacked(value, name):
    try:
        data = base64.b64decode(value, validate=True)
        expect(base64.b64encode(data).decode() == value, name + " is not in Base64")
        return data
    except (ValueError, TypeError):
        raise Wrong(name + " is not in Base64") from None


def varint(data, at):
    """A number of protobuf's, and where it ends."""
    value = shift = 0
    while True:
        expect(at < len(data) and shift < 64, "its body is no message")
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            return value, at
        shift += 7


def fields(data):
    """What a protobuf message has in those of its fields that are bytes, texts or messages: the last one of each counts."""
    found, at = {}, 0
    while at < len(data):
        key, at = varint(data, at)
        kind, start = key & 7, at
        if kind == 0:
            _, at = varint(data, at)
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        else:
            expect(kind == 2, "its body is no message")
            length, start = varint(data, at)
            at = start + length
        expect(key >> 3 > 0 and at <= len(data), "its body is no message")
        if kind == 2:
            found[key >> 3] = data[start:at]
    return found


def check_personal(line, texts):
    """Holds what is personal against what the body commits to. A room is erased as a whole or not at all."""
    body = fields(unpacked(line["body"], "body"))
    sealed, commitment = body.get(SEALED, b""), body.get(COMMITMENT, b"")
    if not commitment:
        expect("personal" not in line, "it has a field personal, but its body commits to nothing")
        texts["unbound"] += bool(sealed)
        return
    expect(sealed, "its body commits to something personal that is not sealed in it")
    if "personal" in line:
        own = hashlib.sha256(PERSONAL + unpacked(line["personal"], "personal")).digest()
        expect(own == commitment, "what is personal in it is not what its body commits to")
    texts["bound" if "personal" in line else "absent"] += 1
    expect(not (texts["bound"] and texts["absent"]), "some of what is personal was left out")


def check_entry(line, seq, head, texts):
    """The hash of the entry that belongs behind another."""
    known = ["seq", "previous", "hash", "body", "entry"]
    expect(list(line) in (known, known + ["personal"]), "it has other fields than an entry")
    expect(number(line["seq"], "seq") == seq + 1, "entry %d is missing" % (seq + 1))
    expect(sha256(line["previous"], "previous") == head, "it does not follow from the entry before")
    body = hashlib.sha256(unpacked(line["body"], "body")).digest()
    own = hashlib.sha256(CHAIN + head + struct.pack(">Q", seq + 1) + body).digest()
    expect(sha256(line["hash"], "hash") == own, "it was altered, its hash differs")
    check_personal(line, texts)
    return own


def check_last(line, raw, seq, head, digest):
    """What is signed, the signature, and the public key."""
    fields = ["format", "room", "head", "lines", "digest", "publicKey", "signature"]
    expect(list(line) == fields and line["format"] == LABEL.decode(), "its format is another one")
    expect(json.dumps(line, separators=(",", ":")).encode() + b"\n" == raw, "it is not written as a last line is")
    expect(isinstance(line["room"], str) and ROOM.fullmatch(line["room"]), "room is no room code")
    expect(isinstance(line["head"], dict) and list(line["head"]) == ["seq", "hash"], "head has other fields")
    expect(seq > 0, "there is no entry before it")
    same = number(line["head"]["seq"], "seq") == seq and sha256(line["head"]["hash"], "hash") == head
    expect(same and number(line["lines"], "lines") == seq, "it is about another ledger")
    expect(sha256(line["digest"], "digest") == digest, "its digest is not that of the lines before it")
    message = LABEL + line["room"].encode() + struct.pack(">Q", seq) + head + digest
    return message, unpacked(line["signature"], "signature"), unpacked(line["publicKey"], "publicKey")


def witnesses(file):
    """What was seen: room, seq, hash, and what was signed, by which signature and key."""
    seen = []
    for at, raw in enumerate(file, 1):
        if not raw.strip():
            continue
        try:
            line = read(raw)
            fields = ["room", "seq", "hash"]
            expect(list(line) in (fields, fields + ["publicKey", "signature"]), "it has other fields than a witness")
            room, seq, own = line["room"], number(line["seq"], "seq"), sha256(line["hash"], "hash")
            expect(isinstance(room, str) and ROOM.fullmatch(room) and seq > 0, "it is no entry of a room")
            signed = None
            if "signature" in line:
                message = HEAD + room.encode() + struct.pack(">Q", seq) + own
                signed = message, unpacked(line["signature"], "signature"), unpacked(line["publicKey"], "publicKey")
            seen.append((room, seq, own, signed))
        except Wrong as wrong:
            raise Wrong("Line %d of the witnesses: %s." % (at, wrong)) from None
    return seen


def compare(room, hashes, seen, signer, named):
    """How many have seen this room's entries as they are here, told by the signer or by a key that is named."""
    ours = sorted((one for one in seen if one[0] == room), key=lambda one: one[1])
    if not ours:
        raise Unwitnessed("no line of the witnesses is of room %s" % room)
    for _, seq, own, signed in ours:
        expect(seq in hashes, "The ledger was cut off: a witness has seen entry %d." % seq)
        expect(hashes[seq] == own, "The ledger was rewritten: a witness has seen entry %d with the hash %s."
               % (seq, own.hex()))
        if signed:
            told = fingerprint(signed[2])
            expect(told == signer or told in named, "It is signed by %s, but the entry %d that a witness has seen by another key,"
                   " %s: ask the server's operator; if both are the server's, give each with --key." % (signer, seq, told))
    return len(ours)


def fingerprint(key):
    return hashlib.sha256(key).hexdigest()


def check(file, wanted):
    """The last entry, what is signed, the room, the hashes of those entries that are wanted, and what holds the texts."""
    hashes = {}
    texts = {"bound": 0, "unbound": 0, "absent": 0}
    seq, head, digest = 0, bytes(32), hashlib.sha256()
    for raw in file:
        at = seq + 1
        try:
            expect(raw.endswith(b"\n"), "it is cut off")
            line = read(raw)
            if "format" in line:
                signed = check_last(line, raw, seq, head, digest.digest())
                at += 1
                expect(not file.read(1), "it stands behind the last line")
                return seq, head, signed, line["room"], hashes, texts
            head = check_entry(line, seq, head, texts)
            seq += 1
            if seq in wanted:
                hashes[seq] = head
            digest.update(raw)
        except Wrong as wrong:
            raise Wrong("Line %d: %s." % (at, wrong)) from None
    raise Wrong("Line %d: the last line, which is signed, is missing." % (seq + 1))


def write(folder, prefix, message, signature, key):
    pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % base64.b64encode(key).decode()
    for name, data in (("message.bin", message), ("signature.bin", signature), ("key.pem", pem.encode())):
        with open(os.path.join(folder, prefix + name), "wb") as file:
            file.write(data)


def options(arguments, name):
    """What is given with an option, and the other arguments."""
    given = []
    while name in arguments[:-1]:
        at = arguments.index(name)
        given.append(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2:]
    return given, arguments


def main(arguments):
    witness, arguments = options(arguments, "--witness")
    keys, arguments = options(arguments, "--key")
    named = {key.lower() for key in keys}
    wrong = len(witness) > 1 or not all(re.fullmatch("[0-9a-f]{64}", key) for key in named)
    if wrong or len(arguments) not in (1, 2) or any(argument.startswith("--") for argument in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    seen = []
    compared = 0
    try:
        if witness:
            with open(witness[0], "rb") as file:
                seen = witnesses(file)
        with open(arguments[0], "rb") as file:
            seq, head, signed, room, hashes, texts = check(file, {one[1] for one in seen})
        signer = fingerprint(signed[2])
        expect(not named or signer in named, "It is signed by another key, %s." % signer)
        if witness:
            compared = compare(room, hashes, seen, signer, named)
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    except Wrong as wrong:
        print("%s is not sound. %s" % (arguments[0], wrong))
        return 1
    except Unwitnessed as problem:
        print("%s was compared with nothing: %s." % (arguments[0], problem))
        return 1
    if len(arguments) == 2:
        write(arguments[1], "", *signed)
        heads = [one[3] for one in seen if one[0] == room and one[3]]
        if heads:
            write(arguments[1], "head-", *heads[-1])
    print("%s: chain, commitments and digest are right, %d entries, head %s." % (arguments[0], seq, head.hex()))
    said = {
        "bound": "Entries whose names and texts (personal) are held by their hashes: %d.",
        "unbound": "Entries from before there were commitments, whose names and texts are held by the signature alone: %d.",
        "absent": "Entries whose names and texts are not in it, as of a room that was erased: %d.",
    }
    for kind, sentence in said.items():
        if texts[kind]:
            print(sentence % texts[kind])
    if witness:
        print("Lines of witnesses of this room that it agrees with: %d." % compared)
    print("Signed by the key with the fingerprint %s, if its signature is right: check that, too." % signer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
