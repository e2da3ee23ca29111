/** Who sells to shops beside the usual supplier: prices by quantity, times and defects that drift. */
import { z } from "zod";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const permille = z.int().min(0).max(1000);

export const supplierSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: text,
  /** What it says of itself. */
  about: text,
  /** From so many pieces of one SKU: the price against the usual supplier's. The first step is the least it sells. */
  ladder: z
    .array(z.strictObject({ pieces: z.int().positive(), permille: z.int().min(300).max(1300) }))
    .min(1)
    .max(6),
  promiseHours: z.int().min(12).max(1000),
  /** Mean time against the promise, and the shape of its gamma: the smaller, the wilder. */
  leadPermille: z.int().min(300).max(2000),
  leadShape: z.number().min(1).max(60),
  defectPermille: permille,
  /** Added to the defects, and to the mean time, in thirty days. */
  defectDrift: z.int().min(-100).max(100).default(0),
  leadDrift: z.int().min(-200).max(200).default(0),
  /** What it pays of a claim; who sells as it comes pays nothing. */
  claimPermille: permille.default(1000),
});

export type Supplier = z.infer<typeof supplierSchema>;
