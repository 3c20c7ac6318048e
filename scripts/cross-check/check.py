"""
Checks an exported log (C2SP tlog-tiles) with none of the portal's code: Python's standard library and, for Ed25519, the openssl
program.

    python3 check.py check FOLDER VKEY
    python3 check.py write FOLDER NAME < entries, one a line        (prints the VKEY of a new key; its secret is not kept)

Exit status 0 good, 1 not good (the reason on standard output), 2 wrong usage.
"""

import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile

PUBLIC = bytes.fromhex("302a300506032b6570032100")  # RFC 8410, before the 32 bytes of a public key


class Bad(Exception):
    pass


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def node(left, right):
    return sha256(b"\x01", left, right)


def path_of(level, index, width):
    digits = str(index)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    name = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{name}" + (f".p/{width}" if width < 256 else "")


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], capture_output=True, check=False)


def verified(public, message, signature):
    with tempfile.TemporaryDirectory() as here:
        names = [os.path.join(here, name) for name in ("key", "message", "signature")]
        for name, content in zip(names, (PUBLIC + public, message, signature)):
            with open(name, "wb") as file:
                file.write(content)
        key, text, signed = names
        verify = ["pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", key]
        return openssl(*verify, "-in", text, "-sigfile", signed).returncode == 0


def read_key(vkey):
    name, key_id, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    if len(key) != 33 or key[0] != 1 or sha256(name.encode(), b"\n", key)[:4].hex() != key_id:
        raise Bad("the key is malformed")
    return name, bytes.fromhex(key_id), key[1:]


def open_checkpoint(note, vkey):
    name, key_id, public = read_key(vkey)
    text, gap, lines = note.rpartition(b"\n\n")
    if not gap:
        raise Bad("the checkpoint is no note")
    text += b"\n"
    signed = False
    for line in lines.decode().splitlines():
        parts = re.fullmatch(r"— (\S+) (\S+)", line)
        if not parts:
            raise Bad("a signature line is malformed")
        signature = base64.b64decode(parts[2], validate=True)
        if parts[1] == name and signature[:4] == key_id:
            if not verified(public, text, signature[4:]):
                raise Bad("the signature is wrong")
            signed = True
    if not signed:
        raise Bad("the signature is missing")
    origin, size, root = text.decode().split("\n")[:3]
    if origin != name or not re.fullmatch(r"0|[1-9]\d*", size):
        raise Bad("the checkpoint is malformed")
    return int(size), base64.b64decode(root, validate=True)


def read_file(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def read_bundle(data, width, name):
    entries, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        entries.append(data[at + 2 : end])
        at = end
    if at != len(data) or len(entries) != width:
        raise Bad(f"{name} is malformed")
    return entries


def tiles(hashes):
    """Width and index of each tile of one level, and of the next levels their roots."""
    for index in range(0, (len(hashes) + 255) // 256):
        yield index, hashes[index * 256 : index * 256 + 256]


def levels(leaves):
    level = leaves
    while level:
        yield level
        level = [root_of(row) for _, row in tiles(level) if len(row) == 256]


def root_of(hashes):
    """RFC 6962, section 2.1, as it stands there."""
    if not hashes:
        return sha256()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return node(root_of(hashes[:half]), root_of(hashes[half:]))


def check(folder, vkey):
    size, root = open_checkpoint(read_file(folder, "checkpoint"), vkey)
    leaves = []
    for index in range(0, (size + 255) // 256):
        width = min(256, size - index * 256)
        name = path_of("entries", index, width)
        leaves += [sha256(b"\x00", entry) for entry in read_bundle(read_file(folder, name), width, name)]
    for level, hashes in enumerate(levels(leaves)):
        for index, row in tiles(hashes):
            name = path_of(level, index, len(row))
            if read_file(folder, name) != b"".join(row):
                raise Bad(f"{name} is not what is below it")
    if root_of(leaves) != root:
        raise Bad("the root is not the root of the entries")
    print(f"good: {size} entries")


def write_file(folder, name, data):
    where = os.path.join(folder, name)
    os.makedirs(os.path.dirname(where), exist_ok=True)
    with open(where, "wb") as file:
        file.write(data)


def write(folder, name):
    entries = sys.stdin.buffer.read().split(b"\n")[:-1]
    leaves = [sha256(b"\x00", entry) for entry in entries]
    for index, row in tiles(entries):
        data = b"".join(len(entry).to_bytes(2, "big") + entry for entry in row)
        write_file(folder, path_of("entries", index, len(row)), data)
    for level, hashes in enumerate(levels(leaves)):
        for index, row in tiles(hashes):
            write_file(folder, path_of(level, index, len(row)), b"".join(row))
    text = f"{name}\n{len(entries)}\n{base64.b64encode(root_of(leaves)).decode()}\n"
    with tempfile.TemporaryDirectory() as here:
        key, message = os.path.join(here, "key"), os.path.join(here, "message")
        openssl("genpkey", "-algorithm", "ed25519", "-out", key)
        write_file(here, "message", text.encode())
        public = b"\x01" + openssl("pkey", "-in", key, "-pubout", "-outform", "DER").stdout[-32:]
        signature = openssl("pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", message).stdout
    key_id = sha256(name.encode(), b"\n", public)[:4]
    line = f"\n— {name} {base64.b64encode(key_id + signature).decode()}\n"
    write_file(folder, "checkpoint", (text + line).encode())
    print(f"{name}+{key_id.hex()}+{base64.b64encode(public).decode()}")


def main(arguments):
    commands = {"check": check, "write": write}
    if len(arguments) != 3 or arguments[0] not in commands:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        commands[arguments[0]](*arguments[1:])
        return 0
    except (Bad, OSError, ValueError) as error:
        print(f"not good: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
