/** Where do uploaded files lie, and how do a command's file names become values? By content hash. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PictureFeatures, StoredFile } from "@dianzhang/api";
import { addFile, findOwnFile, findPicture, newId, type Db } from "@dianzhang/db";
import type { Resolved } from "@dianzhang/kernel";
import { Fault } from "../fault.ts";
import type { Office } from "../office/office.ts";
import { measurePicture } from "./picture.ts";
import type { SheetRow } from "./workbook.ts";

export interface FileStore {
  readonly db: Db;
  readonly folder: string;
  readonly office: Office;
}

/** What people call pictures; those we do not read are told so as pictures, not as sheets. */
const PICTURE_NAME = /\.(jpe?g|png|webp|gif|bmp|heic|heif|avif|tiff?|svg|ico|psd)$/i;

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Looks at the first bytes, not at the name: a picture is re-encoded, a sheet is read. */
export async function putFile(
  store: FileStore,
  person: string,
  { name, bytes }: Upload,
): Promise<StoredFile> {
  if (/[/\\\0]|^\.\.?$/.test(name) || name === "") throw new Fault("file-name");
  if (isPicture(bytes)) return putPicture(store, person, { name, bytes });
  const isZip = bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"));
  if (!isZip && !/\.csv$/i.test(name))
    throw new Fault(PICTURE_NAME.test(name) ? "not-a-picture" : "not-a-workbook");
  return putSheet(store, person, { name, bytes }, isZip ? "xlsx" : "csv");
}

function isPicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString("latin1");
  return (
    head.startsWith("\u00ff\u00d8\u00ff") ||
    head.startsWith("\u0089PNG") ||
    /^RIFF....WEBP/s.test(head)
  );
}

async function putPicture(store: FileStore, person: string, upload: Upload): Promise<StoredFile> {
  const { bytes, features } = await measurePicture(upload.bytes);
  const hash = await keep(store, bytes);
  const file = { hash, kind: "picture", name: upload.name } as const;
  await addFile(store.db, person, { ...file, bytes: bytes.length, features, rows: null });
  return { ...file, features };
}

async function putSheet(
  store: FileStore,
  person: string,
  upload: Upload,
  format: "xlsx" | "csv",
): Promise<StoredFile> {
  const rows = await store.office.readSheet(upload.bytes, format);
  const hash = await keep(store, Buffer.from(JSON.stringify(rows)));
  const file = { hash, kind: "workbook", name: upload.name, rows: rows.length } as const;
  await addFile(store.db, person, { ...file, bytes: upload.bytes.length, features: null });
  return file;
}

/** Writes beside and renames: a file is there whole or not at all. */
async function keep({ folder }: FileStore, bytes: Buffer): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = pathOf(folder, hash);
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${newId()}`;
  await writeFile(beside, bytes);
  await rename(beside, path);
  return hash;
}

function pathOf(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash);
}

/** The bytes of a picture, for whoever looks at a shop. */
export async function readPicture({ db, folder }: FileStore, hash: string): Promise<Buffer> {
  const found = await findPicture(db, hash);
  if (!found) throw new Fault("not-found");
  return readFile(pathOf(folder, found.hash));
}

/** The rows of a sheet this person put. */
export async function readRows(
  { db, folder }: FileStore,
  person: string,
  hash: string,
): Promise<SheetRow[]> {
  const found = await findOwnFile(db, person, hash);
  if (found?.kind !== "workbook") throw new Fault("not-found");
  return JSON.parse(await readFile(pathOf(folder, found.hash), "utf8")) as SheetRow[];
}

const HASH = /^[0-9a-f]{64}$/;
/** Pictures one command may name in its creatives. */
const MOST_UPLOADS = 5;

/**
 * What a command refers to outside pure code: `file` names a sheet, `picture` and `logo` a picture, `upload` one of
 * a creative, or of several in `creatives`. The values found travel in the log row, so replaying needs no file.
 */
export async function resolveFiles(
  store: FileStore,
  person: string,
  command: Readonly<Record<string, unknown>>,
): Promise<Resolved> {
  const { file, picture, logo } = command;
  const resolved: Record<string, unknown> = {};
  if (typeof file === "string") resolved["file"] = await readRows(store, person, file);
  // Where a picture is of a kind and not handed in, it is named by a word.
  if (isHash(picture)) resolved["picture"] = await featuresOf(store, person, picture);
  if (typeof logo === "string") resolved["logo"] = await featuresOf(store, person, logo);
  const uploads = uploadsIn(command);
  if (uploads.length === 0) return resolved;
  const measured: [string, PictureFeatures][] = [];
  for (const hash of uploads) measured.push([hash, await featuresOf(store, person, hash)]);
  return { ...resolved, uploads: Object.fromEntries(measured) };
}

function uploadsIn({ upload, creatives }: Readonly<Record<string, unknown>>): string[] {
  const several = Array.isArray(creatives) ? (creatives as unknown[]).slice(0, MOST_UPLOADS) : [];
  const named = several.map((one) => (one as { readonly upload?: unknown } | null)?.upload);
  return [...new Set([upload, ...named].filter(isHash))];
}

function isHash(value: unknown): value is string {
  return typeof value === "string" && HASH.test(value);
}

async function featuresOf(
  { db }: FileStore,
  person: string,
  hash: string,
): Promise<PictureFeatures> {
  const found = await findOwnFile(db, person, hash);
  if (found?.kind !== "picture") throw new Fault("not-found");
  return found.features as PictureFeatures;
}
