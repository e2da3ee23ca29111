/** How a model outlives its sources: one file that holds all of its pure code and needs nothing beside it. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Model } from "./model.ts";

/** The installed model as the text of one JavaScript module; takes about a second. */
export async function bundleModel(): Promise<string> {
  const { build } = await import("vite");
  const made = await build({
    configFile: false,
    logLevel: "silent",
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, "model.ts"),
      write: false,
      minify: true,
      target: "node20",
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunks = first && "output" in first ? first.output : [];
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk?.type !== "chunk")
    throw new Error(`a model is one file, not ${chunks.length}`);
  return chunk.code;
}

/** The model in a bundle's file. */
export async function loadModel(file: string): Promise<Model> {
  const { model } = (await import(pathToFileURL(file).href)) as { model: Model };
  return model;
}
