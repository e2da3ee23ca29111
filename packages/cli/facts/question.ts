/** How a fact's question is put to one or more lakes: each lake is a schema of views. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
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
      for (const table of readdirSync(dir, { withFileTypes: true })) {
        if (!table.isDirectory() || !existsSync(join(dir, table.name))) continue;
        const files = join(dir, table.name, "*.parquet").replaceAll("'", "''");
        await connection.run(
          `CREATE VIEW "${schema}"."${table.name}" AS SELECT * FROM read_parquet('${files}')`,
        );
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
