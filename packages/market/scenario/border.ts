/** What comes from abroad: tariff codes, sources, the bonded zone and the warehouse overseas, and their limits. */
import { z } from "zod";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const permille = z.int().min(0).max(1000);
const fen = z.int().nonnegative();

/** A heading of the tariff with its rates, and the categories it is right for. */
const code = z.strictObject({
  code: z.string().regex(/^\d{4}$/),
  name: text,
  tariffPermille: permille,
  vatPermille: permille,
  consumptionPermille: z.int().min(0).max(600).default(0),
  /** Whether goods of it may come order by order (the positive list of retail imports). */
  isRetail: z.boolean().default(true),
  categories: z.array(id).default([]),
});

const source = z.strictObject({
  id,
  name: text,
  /** What the page says of where the goods come from. */
  origin: text,
  about: text,
  categories: z.array(id).min(1),
  /** What a piece costs against the usual supplier's; the exchange rate is in it and stays fixed. */
  costPermille: z.int().min(300).max(3000),
  /** What its goods pay of the tariff with a certificate of origin: 0 under a free-trade agreement. */
  tariffShare: permille.default(1000),
  /** Quality beyond the listing's grade, in utility units; what each segment thinks of the origin. */
  quality: z.number().min(-1).max(1),
  taste: z.record(id, z.number()).default({}),
  /** The least a shipment holds, by road. */
  least: z.strictObject({
    general: z.int().positive(),
    bonded: z.int().positive(),
    overseas: z.int().positive(),
  }),
  /** By sea to the port, and by lorry to the warehouse there: mean hours, fen for a kilogram; shape of their gamma. */
  seaHours: z.int().positive(),
  seaFenKg: fen,
  haulHours: z.int().positive(),
  haulFenKg: fen,
  shape: z.number().min(1).max(80),
});

const place = z.strictObject({
  name: text,
  /** Hours a parcel takes before the courier at home has it, and how many of them are clearance. */
  hours: z.int().nonnegative(),
  clearHours: z.int().nonnegative(),
  /** More hours at most while a festival is on. */
  jamHours: z.int().nonnegative(),
  /** For each kilogram on its shelves, a month, beside the shop's own storage. */
  storageFenKgMonth: fen,
  /** What sending goods back to their maker returns of their cost; what destroying a piece costs. */
  backPermille: permille,
  destroyFen: fen,
});

export const borderSchema = z
  .strictObject({
    codes: z.array(code).min(2).max(60),
    sources: z.array(source).min(1).max(12),
    /** Bulk by the sea, inspection and labels, duty and VAT at the border. */
    general: z.strictObject({ hours: z.int().positive(), fileFen: fen }),
    bonded: place.extend({ declareFen: fen, returnFen: fen, maxDays: z.int().positive() }),
    overseas: place.extend({
      firstG: z.int().positive(),
      firstFen: fen,
      nextG: z.int().positive(),
      nextFen: fen,
    }),
    limits: z.strictObject({
      orderFen: z.int().positive(),
      personFen: z.int().positive(),
      /** VAT and consumption tax within the limits, against the legal rates. */
      taxPermille: permille,
      refundDays: z.int().nonnegative(),
    }),
    ruling: z.strictObject({ fen, hours: z.int().positive() }),
  })
  .nullable()
  .default(null);

export type Border = NonNullable<z.infer<typeof borderSchema>>;
export type Source = Border["sources"][number];
export type TariffCode = Border["codes"][number];
