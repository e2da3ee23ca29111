/** Which models can this server run: the one installed, and every older one whose bundle was kept? */
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleModel, loadModel, model as installed } from "@dianzhang/catalog";
import type { ModelAt } from "./messages.ts";
import { findModel, isModelKept, keepModel, newId, type Db } from "@dianzhang/db";

export interface Models {
  readonly installed: string;
  /** Where bundles lie for the workers to load. */
  readonly folder: string;
}

export function modelFile({ folder }: Pick<Models, "folder">, version: string): string {
  return join(folder, `${version}.mjs`);
}

/** Keeps the installed model's bundle, so that its markets can still be run when another is installed. */
export async function keepInstalled(db: Db, { installed }: Models): Promise<void> {
  if (await isModelKept(db, installed)) return;
  await keepModel(db, installed, await bundleModel());
}

/** This model, made ready; the installed one where nobody kept it, for there its markets will begin again. */
export async function modelAtHand(db: Db, models: Models, version: string): Promise<ModelAt> {
  const isThere = await bringModel(db, models, version);
  return placeOfModel(models, isThere ? version : models.installed);
}

/** The desks a model knows. */
export async function desksOf(db: Db, models: Models, version: string): Promise<string[]> {
  const { file } = await modelAtHand(db, models, version);
  const { desks } = file === null ? installed : await loadModel(file);
  return desks.map(({ id }) => id);
}

/** Where a worker finds a model that is at hand. */
export function placeOfModel(models: Models, version: string): ModelAt {
  return { version, file: version === models.installed ? null : modelFile(models, version) };
}

/** Makes a model ready for the workers; false when nobody kept it. */
export async function bringModel(db: Db, models: Models, version: string): Promise<boolean> {
  if (version === models.installed || existsSync(modelFile(models, version))) return true;
  const code = await findModel(db, version);
  if (code === undefined) return false;
  await mkdir(models.folder, { recursive: true });
  const half = join(models.folder, `${newId()}.half`);
  await writeFile(half, code);
  await rename(half, modelFile(models, version));
  return true;
}
