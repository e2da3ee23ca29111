/** How long do 5,000 rows of a workbook and 500 changed bids take, asked of the real program as a browser does? */
import exceljs from "exceljs";
import { startProgram, temporaryHome } from "./program.ts";
import { signIn, type Ask } from "./seat.ts";
import type { BenchLine } from "./lines.ts";

const ROWS = 5000;
const BIDS = 500;
/** Groups hold 200 keywords. */
const A_GROUP = 200;

interface Form {
  readonly name: { readonly zh: string };
  readonly variants: readonly {
    readonly name: { readonly zh: string };
    readonly values: readonly { readonly name: { readonly zh: string } }[];
  }[];
}

/** Reading, looking through and importing the workbook; then one order for many bids. */
export async function benchSheet(): Promise<BenchLine[]> {
  const { home, remove } = temporaryHome();
  const program = await startProgram(home);
  try {
    const { ask, cookie } = await signIn(program, "demo-1");
    const [first] = await ask<{ id: string }[]>("/api/markets");
    const at = `/api/markets/${first?.id}`;
    const forms = await ask<Form[]>(`${at}/views/listing/category-forms`);
    const bytes = await workbook(forms);
    const lines: BenchLine[] = [];
    const timed = async <T>(name: string, what: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const answer = await what();
      lines.push({ name, value: Math.round(performance.now() - began), unit: "ms", rows: ROWS });
      return answer;
    };
    const { hash } = await timed("goods-sheet/read", () => upload(program.url, cookie, bytes));
    const params = encodeURIComponent(JSON.stringify({ file: hash }));
    await timed("goods-sheet/look-through", () =>
      ask(`${at}/views/listing/import-preview?params=${params}`),
    );
    const command = { type: "listing/import-workbook", file: hash, mode: "all" };
    await timed("goods-sheet/import", () => ask(`${at}/commands`, command));
    const whole = lines.reduce((sum, line) => sum + line.value, 0);
    lines.push({ name: "goods-sheet/all", value: whole, unit: "ms", rows: ROWS });
    return [...lines, await changeBids(ask, at)];
  } finally {
    await program.stop();
    remove();
  }
}

/** A thousand dresses and trousers of five sizes and colours each, named and priced apart. */
async function workbook(forms: readonly Form[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("goods");
  sheet.addRow(["code", "title", "category", "grade", "attributes", "options", "price", "stock"]);
  for (let i = 0; i < ROWS; i += 1) {
    const listing = Math.floor(i / 5);
    const form = forms[listing % forms.length] as Form;
    const options = form.variants.map(({ name, values }, nth) => {
      const value = values[(nth === 0 ? i : 0) % Math.min(5, values.length)];
      return `${name.zh}=${value?.name.zh}`;
    });
    const title = `${form.name.zh} ${listing}`;
    sheet.addRow([`R${i}`, title, form.name.zh, "standard", "", options.join(";"), 99, 0]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function upload(url: string, cookie: string, bytes: Buffer): Promise<{ hash: string }> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)]), "goods.xlsx");
  const reply = await fetch(`${url}/api/files`, {
    method: "POST",
    headers: { cookie },
    body: form,
  });
  if (!reply.ok) throw new Error(`/api/files: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as { hash: string };
}

async function changeBids(ask: Ask, at: string): Promise<BenchLine> {
  const tell = (command: object): Promise<unknown> => ask(`${at}/commands`, command);
  await tell({ type: "search-ads/create-campaign", name: "bench", budgetFen: 100_000 });
  const tool = `${at}/views/search-ads/keyword-tool?params=${encodeURIComponent('{"listing":0}')}`;
  const words = (await ask<{ keyword: string }[]>(tool)).slice(0, A_GROUP);
  for (let made = 0, listing = 0; made < BIDS; listing += 1) {
    const some = words.slice(0, BIDS - made);
    const keywords = some.map(({ keyword }) => ({ keyword, match: "broad", bidFen: 9000 }));
    await tell({ type: "search-ads/create-group", campaign: 0, listing, keywords });
    made += some.length;
  }
  const report = await ask<{ bid: number }[]>(`${at}/views/search-ads/keyword-report`);
  const bids = report.slice(0, BIDS).map(({ bid }) => ({ bid, bidFen: 9001 }));
  const began = performance.now();
  await tell({ type: "search-ads/set-bids", bids });
  const ms = Math.round(performance.now() - began);
  return { name: "change-bids", value: ms, unit: "ms", bids: bids.length };
}
