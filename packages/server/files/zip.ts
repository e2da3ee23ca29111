/** Is this zip file a bomb? Its directory is read and added up before anything is unpacked. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** A comment after the end record is at most this long. */
const COMMENT_LIMIT = 65_535;

export interface ZipSize {
  readonly entries: number;
  readonly unpacked: number;
}

/** Adds up what the directory says; undefined when there is no readable directory. */
export function zipSize(bytes: Buffer): ZipSize | undefined {
  const end = findEnd(bytes);
  if (end === undefined) return undefined;
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let i = 0; i < entries; i += 1) {
    if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined;
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    if (isEncrypted) return undefined;
    unpacked += bytes.readUInt32LE(at + 24);
    at +=
      ENTRY_SIZE +
      bytes.readUInt16LE(at + 28) +
      bytes.readUInt16LE(at + 30) +
      bytes.readUInt16LE(at + 32);
  }
  return { entries, unpacked };
}

function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_SIZE - COMMENT_LIMIT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return undefined;
}
