/** How is a desk's view read, or rendered as a file? */
import { z } from "zod";
import { RENDER_FORMATS } from "@dianzhang/api";
import { placeOf, shopAt } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";
import { readRows } from "../files/store.ts";
import { RENDERED, sendTable } from "../render/send.ts";
import type { Cell, Table } from "../render/tables.ts";
import { headed, inUnit, measureOf } from "../render/units.ts";
import type { Texts } from "../texts.ts";

/** Characters that are cut into words; a title is shorter. */
const LONGEST_TEXT = 200;

/** The view in which buyers speak. */
const TALKS = "service/floor";

const params = z.object({ market: z.string(), desk: z.string(), view: z.string() });
const language = z.enum(["zh", "en"]).default("zh");
const query = z.object({
  /** JSON of the view's own parameters. */
  params: z.string().max(20_000).optional(),
  shop: z.coerce.number().int().min(0).optional(),
});

export function viewDoors(app: App, parts: Parts): void {
  const { host, files, texts, rewordings } = parts;

  async function read(
    person: ReturnType<typeof personAt>,
    at: z.infer<typeof params>,
    asked: z.infer<typeof query>,
  ) {
    const place = await placeOf(parts, person, at.market);
    const shop = shopAt(place, asked.shop);
    const own = readJson(asked.params);
    // A view of a file is given the rows that stand in it.
    const file = own["file"];
    const rows = typeof file === "string" ? { rows: await readRows(files, person.id, file) } : {};
    // A view of a text is given the words it is made of.
    const { file: _, segment, ...rest } = own;
    const words = typeof segment === "string" ? await cut(segment) : {};
    const name = `${at.desk}/${at.view}`;
    const asks = { shop, name, params: { ...rest, ...rows, ...words } };
    const shown = await host.view(at.market, asks);
    return name === TALKS ? rewordings.swap(at.market, shown) : shown;
  }

  async function cut(segment: string) {
    const title = segment.slice(0, LONGEST_TEXT);
    const words = await files.office.cut(title);
    return words ? { title, words } : { title };
  }

  app.route({
    method: "GET",
    url: "/api/markets/:market/views/:desk/:view",
    config: { access: "person", gives: ["application/json"] },
    schema: { params, querystring: query },
    handler: async (request, reply) => {
      const text = await read(personAt(request), request.params, request.query);
      return reply.type("application/json; charset=utf-8").send(text);
    },
  });

  app.route({
    method: "GET",
    url: "/api/markets/:market/renders/:desk/:view",
    config: { access: "person", gives: RENDERED },
    schema: {
      params,
      querystring: query.extend({ format: z.enum(RENDER_FORMATS).default("csv"), language }),
    },
    handler: async (request, reply) => {
      const { desk, view } = request.params;
      const text = await read(personAt(request), request.params, request.query);
      const table = tableOf(JSON.parse(text), {
        desk,
        view,
        language: request.query.language,
        texts,
      });
      return sendTable(reply, parts, table, request.query.format);
    },
  });
}

function readJson(text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {};
  const read = z.record(z.string(), z.unknown()).safeParse(parsed(text));
  if (!read.success)
    throw new Fault("malformed", { path: "params", reason: "JSON object expected" });
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Naming {
  readonly desk: string;
  readonly view: string;
  readonly language: "zh" | "en";
  readonly texts: Texts;
}

/** A view that is a list of flat lines becomes a table; anything else is not one. */
function tableOf(value: unknown, { desk, view, language: tongue, texts }: Naming): Table {
  const lines = z.array(z.record(z.string(), z.unknown())).safeParse(value);
  if (!lines.success) throw new Fault("not-renderable");
  const names = Object.keys(lines.data[0] ?? {});
  const barcode = names.indexOf("barcode");
  const columns = names.map((name) => ({ name, ...measureOf(name) }));
  return {
    title: view,
    heading: texts.column(desk, view, tongue),
    // Lines that begin with a barcode are labels; elsewhere it is a column like others.
    ...(barcode >= 0 ? { barcode, isLabels: barcode === 0 } : {}),
    headings: columns.map(({ bare, measure }) =>
      headed(texts.column(desk, bare, tongue), measure, tongue),
    ),
    rows: lines.data.map((line) =>
      columns.map(({ name, measure }) => inUnit(cellOf(line[name]), measure)),
    ),
  };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : JSON.stringify(value);
}
