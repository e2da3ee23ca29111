/** How does a table leave as a download? */
import type { FastifyReply } from "fastify";
import type { RenderFormat } from "@dianzhang/api";
import type { Parts } from "../app.ts";
import type { Table } from "./tables.ts";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const satisfies Record<RenderFormat, string>;

/** The types of all of them, without their parameters. */
export const RENDERED: readonly string[] = Object.values(TYPES).map(
  (type) => type.split(";")[0] ?? type,
);

export async function sendTable(
  reply: FastifyReply,
  { files }: Parts,
  table: Table,
  format: RenderFormat,
) {
  const bytes = await files.office.write(table, format);
  return reply
    .type(TYPES[format])
    .header("content-disposition", `attachment; filename="${table.title}.${format}"`)
    .send(bytes);
}
