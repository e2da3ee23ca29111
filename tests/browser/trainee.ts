/** One trainee before a screen of the journeys' house: a page, and what a journey asks and tells of its market. */
import { chromium, type APIRequestContext, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import type { ClassLine, Enrolled } from "@dianzhang/api";

export interface Trainee {
  readonly url: string;
  readonly page: Page;
  /** Errors of the page so far. */
  readonly complaints: readonly string[];
  /** The market the page stands in. */
  market(): string;
  ask<T>(view: string, params?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Told from inside the page, as the screens do; what is refused fails the journey. */
  tell(command: Readonly<Record<string, unknown>>): Promise<void>;
  /** Lets hours pass by the clock's own door. */
  advance(hours: number): Promise<void>;
  close(): Promise<void>;
}

/** The market every journey stands in: the demo class's. */
const MARKET = { scenario: "apparel", mode: "solo", seed: 7 } as const;

/** A new trainee of a class of one, in a market of its own; stands on the page of today. */
export async function enterAsTrainee(): Promise<Trainee> {
  const url = inject("houseUrl");
  const browser = await chromium.connect(inject("browserAddress"));
  const page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await enrolOne(url, page.request);
  await page.goto(url);
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  return {
    url,
    page,
    complaints,
    ...doorsOf(url, page),
    close: () => browser.close(),
  };
}

// The demo teacher opens a class with one trainee and a market; the page's cookie is the trainee's in the end.
async function enrolOne(url: string, doors: APIRequestContext): Promise<void> {
  const post = async <T>(path: string, data: Readonly<Record<string, unknown>>): Promise<T> => {
    const answer = await doors.post(`${url}${path}`, { data, headers: { origin: url } });
    expect(`${path} ${answer.ok()}`).toBe(`${path} true`);
    return (await answer.json()) as T;
  };
  await post("/api/session/demo", { account: "demo-teacher" });
  const { id } = await post<ClassLine>("/api/classes", { name: "Journey" });
  const { created } = await post<Enrolled>(`/api/classes/${id}/roster`, { text: "Mei Lin" });
  await post(`/api/classes/${id}/markets`, MARKET);
  const { account, password } = created[0] ?? { account: "", password: "" };
  await post("/api/session", { account, password });
}

function doorsOf(url: string, page: Page): Pick<Trainee, "market" | "ask" | "tell" | "advance"> {
  const market = () => /\/m\/([^/]+)\//.exec(page.url())?.[1] ?? "";
  const get = async (path: string): Promise<unknown> =>
    (await page.request.get(`${url}/api/markets/${market()}${path}`)).json();
  const isRunning = async () =>
    ((await get("")) as { clock: { isRunning: boolean } }).clock.isRunning;
  return {
    market,
    ask: async <T>(view: string, params: Readonly<Record<string, unknown>> = {}) =>
      (await get(`/views/${view}?params=${encodeURIComponent(JSON.stringify(params))}`)) as T,
    async tell(command) {
      const path = `/api/markets/${market()}/commands`;
      const answer = await page.evaluate(post, { path, body: JSON.stringify(command) });
      expect([command["type"], ...answer]).toEqual([command["type"], 200, expect.any(String)]);
    },
    async advance(hours) {
      const headers = { origin: url };
      const clock = `${url}/api/markets/${market()}/clock`;
      await page.request.post(clock, { data: { hours }, headers });
      await expect.poll(isRunning, { timeout: 60_000, interval: 500 }).toBe(false);
    },
  };
}

// Runs inside the page.
async function post(what: { path: string; body: string }): Promise<[number, string]> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(what.path, { method: "POST", headers, body: what.body });
  return [answer.status, await answer.text()];
}

interface Field {
  readonly id: string;
  readonly values: readonly { readonly id: string; readonly name: { readonly zh: string } }[];
}
/** What a category asks of its goods. */
export interface Form {
  readonly id: string;
  readonly suggestions: readonly string[];
  readonly typicalPriceFen: number;
  readonly attributes: readonly Field[];
  readonly variants: readonly Field[];
}

export interface Goods {
  readonly form: Form;
  readonly title: string;
  readonly grade: string;
  readonly shoot: string;
  readonly priceFen: number;
  readonly stock: number;
  /** Which value of every attribute; the first when left out. */
  readonly nth?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Puts goods on sale and opens the doors: free delivery but for far provinces. */
export async function openShopWith(
  trainee: Trainee,
  goods: readonly Goods[],
  remoteExtraFen = 0,
): Promise<number[]> {
  for (const { form, priceFen, stock, nth = 0, attributes, ...rest } of goods) {
    await trainee.tell({
      type: "listing/create-listing",
      ...rest,
      category: form.id,
      attributes: attributes ?? pick(form.attributes, nth),
      skus: [{ options: pick(form.variants, 0), priceFen, stock }],
    });
  }
  const lines = await trainee.ask<{ listing: number }[]>("listing/listing-list");
  const listings = lines.map(({ listing }) => listing);
  await trainee.tell({ type: "listing/publish", listings });
  const mainCategory = goods[0]?.form.id;
  await trainee.tell({ type: "storefront/set-profile", name: "Quiet Linen", mainCategory });
  const freight = { baseFen: 0, freeOverFen: null, remoteExtraFen };
  await trainee.tell({ type: "storefront/set-freight", ...freight });
  await trainee.tell({ type: "storefront/open-shop" });
  return listings;
}

function pick(fields: readonly Field[], nth: number): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ id, values }) => [id, values[nth % values.length]?.id ?? ""]),
  );
}

/** The categories of the market's trade. */
export function formsOf(trainee: Trainee): Promise<Form[]> {
  return trainee.ask<Form[]>("listing/category-forms");
}

/** One kind of goods of the market's first category, by phone pictures: enough to advertise or to show. */
export async function openSmallShop(trainee: Trainee, stock: number): Promise<number> {
  const [form] = await formsOf(trainee);
  if (!form) throw new Error("no category");
  const title = `${form.attributes[0]?.values[0]?.name.zh ?? ""}${form.suggestions[0] ?? ""}`;
  const { typicalPriceFen: priceFen } = form;
  const goods = { form, title, grade: "standard", shoot: "phone", priceFen, stock };
  const [listing] = await openShopWith(trainee, [goods], 600);
  return listing ?? 0;
}
