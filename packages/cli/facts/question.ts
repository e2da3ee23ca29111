/** How a fact's question is put to one or more lakes: each lake is a schema of views. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { LAKE_TABLES, noRows } from "@dianzhang/insights";
import { TABLES } from "@dianzhang/market";
import { DuckDBInstance } from "@duckdb/node-api";

export interface NamedLake {
  /** "main" for the first; the arm's name for the others. */
  readonly schema: string;
  readonly dir: string;
}

/** Asks several questions, each answered by rows of numbers. */
export async function ask(
  lakes: readonly NamedLake[],
  questions: readonly string[],
): Promise<Record<string, number>[][]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "4GB" });
  const connection = await instance.connect();
  try {
    for (const { schema, dir } of lakes) {
      await connection.run(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      for (const { name } of TABLES) {
        const rows = rowsOf(dir, name);
        if (rows !== null) await connection.run(`CREATE VIEW "${schema}"."${name}" AS ${rows}`);
      }
    }
    const answers: Record<string, number>[][] = [];
    for (const question of questions) {
      const rows = (await connection.runAndReadAll(question)).getRowObjects();
      answers.push(
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              value === null ? NaN : Number(value),
            ]),
          ),
        ),
      );
    }
    return answers;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

// Nothing may have happened of which a table tells: nobody passes a post on while word of mouth is off.
function rowsOf(dir: string, name: string): string | null {
  const folder = join(dir, name);
  if (existsSync(folder))
    return `SELECT * FROM read_parquet('${join(folder, "*.parquet").replaceAll("'", "''")}')`;
  const table = LAKE_TABLES.find((one) => one.name === name);
  return table ? noRows(table.columns) : null;
}
