/** What does the server say about a file it was given? */
import { z } from "zod";

/** Measured on an uploaded picture; shares in thousandths. */
export const pictureFeatures = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  brightness: z.int().min(0).max(1000),
  contrast: z.int().min(0).max(1000),
  sharpness: z.int().min(0).max(1000),
  saturation: z.int().min(0).max(1000),
  /** Share of the border that is one plain colour. */
  plainBorder: z.int().min(0).max(1000),
  /** Share of the picture the subject covers. */
  subject: z.int().min(0).max(1000),
});
export type PictureFeatures = z.infer<typeof pictureFeatures>;

/** `hash` is what a command names. `rows` counts the rows of a workbook below its header. */
export const storedFile = z.object({
  hash: z.string(),
  kind: z.enum(["picture", "workbook"]),
  name: z.string(),
  features: pictureFeatures.optional(),
  rows: z.int().optional(),
});
export type StoredFile = z.infer<typeof storedFile>;

/** The largest upload, in bytes. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;
