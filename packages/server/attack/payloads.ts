/** What is put where something else is expected: too long, too deep, of the wrong kind, with teeth. */
import { deflateRawSync, deflateSync, crc32 } from "node:zlib";
import { notDone, refused, type Answer, type Blow } from "./blow.ts";
import { at, type Target } from "./target.ts";

const JSON_TYPE = { "content-type": "application/json" };

export function blowsWithPayloads(target: Target): Blow[] {
  return [
    ...bodies(target),
    ...addresses(target),
    ...uploads(target),
    ...pages(),
    ...words(target),
  ];
}

const HOSTILE: readonly (readonly [name: string, body: string])[] = [
  ["1.5 MB of JSON", JSON.stringify({ type: "a/b", name: "x".repeat(1_500_000) })],
  ["20,000 nested arrays", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ["20,000 nested objects", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
  ["__proto__", '{"__proto__":{"role":"admin"},"type":"storefront/set-profile"}'],
  [
    "constructor.prototype",
    '{"constructor":{"prototype":{"role":"admin"}},"type":"storefront/set-profile"}',
  ],
  ["a type that is a prototype's", '{"type":"constructor/prototype"}'],
  ["a type with a path", '{"type":"../../etc/passwd"}'],
  ["an array", "[]"],
  ["null", "null"],
  ["a number", "1e999"],
  ["half a JSON", '{"type":'],
  ["nothing", ""],
  ["a NUL in a name", '{"name":"a\\u0000"}'],
  ["a turned direction in a name", `{"name":"\\u202egnp.exe"}`],
  ["half a character in a name", '{"name":"a\\ud800"}'],
  ["bytes that are not UTF-8", "\u0000\ufffd"],
  [
    "more fields than the form has",
    '{"type":"storefront/set-profile","name":"x","mainCategory":"dress","role":"admin"}',
  ],
];

function bodies(target: Target): Blow[] {
  const posts = target.doors.filter(
    ({ method, path }) => method === "POST" && path !== "/api/files",
  );
  return posts.flatMap((door) =>
    HOSTILE.filter(([name]) => name !== "nothing" || !/attempts$|model$/.test(door.path)).map(
      ([name, body]): Blow => ({
        name,
        method: "POST",
        path: at(target, door),
        headers: { ...JSON_TYPE, cookie: target.cookies.teacher },
        body,
        // Doors that take no body may ignore one; a body that is read must be refused.
        expected: (answer) => notDone(answer) || /attempts$|model$/.test(door.path),
      }),
    ),
  );
}

const INJECTIONS = [
  "1;drop table people",
  "1 or 1=1",
  "1' union select password_hash from people--",
  "-1",
  "1e3",
  "NaN",
  "\0",
  "99999999999999999999",
];

function addresses(target: Target): Blow[] {
  const { market } = target.ids;
  const headers = { cookie: target.cookies.victim };
  const get = (name: string, path: string, expected: Blow["expected"] = notDone): Blow => ({
    name,
    method: "GET",
    path,
    headers,
    expected,
  });
  const at = `/api/markets/${market}`;
  return [
    ...INJECTIONS.flatMap((text) => injected(text, at).map((one) => get(...one))),
    ...CLIMBS.flatMap((path) => climbing(path, at).map((one) => get(...one))),
    get("another shop of the own market", `${at}/views/storefront/shop?shop=1`, refused(404)),
    get("a view called __proto__", `${at}/views/storefront/__proto__`),
    get("a desk called constructor", `${at}/views/constructor/name`),
  ];
}

type Asked = readonly [name: string, path: string, expected?: Blow["expected"]];

function injected(text: string, at: string): Asked[] {
  const value = encodeURIComponent(text);
  const metric = `${at}/metrics/overview`;
  return [
    // 1e3 is a whole number.
    [
      "injection into from",
      `${metric}?from=${value}&to=86400`,
      (answer) => text === "1e3" || notDone(answer),
    ],
    ["injection into shop", `${metric}?from=0&to=86400&shop=${value}`],
    ["injection into a market's id", `/api/markets/${value}`],
    ["injection into a view's parameters", `${at}/views/listing/listing?params=${value}`],
  ];
}

const CLIMBS = [
  "../../../etc/passwd",
  "..%2f..%2f..%2fetc%2fpasswd",
  "%2e%2e/%2e%2e/package.json",
  "overview.sql",
];

function climbing(path: string, at: string): Asked[] {
  const saysNothing = ({ text }: Answer) => !/root:|"workspaces"/.test(text);
  // A path that climbs above /api is an address of the web app, which answers any of its own with its one page.
  const staysOut = (answer: Answer) =>
    notDone(answer) || (saysNothing(answer) && answer.text.startsWith("<!doctype html>"));
  return [
    ["climbing out through a metric", `${at}/metrics/${path}?from=0&to=1`, staysOut],
    ["climbing out through a lesson", `/api/lessons/storefront/${path}`, staysOut],
    ["climbing out through a view", `${at}/views/storefront/${path}`, staysOut],
    ["climbing out through a file", `/api/files/${path}`, staysOut],
    ["climbing out of the web's folder", `/assets/${path}`, saysNothing],
    ["climbing out at the root", `/${path}`, saysNothing],
  ];
}

function uploads(target: Target): Blow[] {
  const put = (name: string, file: string, bytes: Uint8Array<ArrayBuffer>): Blow => {
    const body = new FormData();
    body.append("file", new Blob([bytes]), file);
    const headers = { cookie: target.cookies.victim };
    return { name, method: "POST", path: "/api/files", headers, body, expected: notDone };
  };
  const text = (words: string) => new Uint8Array(Buffer.from(words));
  return [
    put("a zip bomb: 200 MB of nothing", "a.xlsx", zip(Buffer.alloc(200_000_000), 200_000_000)),
    put("a zip that lies about its size", "a.xlsx", zip(Buffer.alloc(200_000_000), 10)),
    put("a picture of 60,000 × 60,000", "a.png", png(60_000, 60_000)),
    put("a picture cut off", "a.png", png(10, 10).subarray(0, 40)),
    put(
      "a script called picture",
      "a.png",
      text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ),
    put("a page called workbook", "a.xlsx", text("<html><script>alert(1)</script></html>")),
    put("a formula in a sheet", "a.csv", text("title,price\n=cmd|' /C calc'!A0,1\n")),
    put("an entity bomb", "a.xlsx", text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]>')),
    put("11 MB", "a.csv", new Uint8Array(11 * 1024 * 1024).fill(65)),
    put("an empty file", "a.csv", new Uint8Array(0)),
  ];
}

// One entry, whose directory says it unpacks to `said` bytes.
function zip(content: Buffer, said: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(content, { level: 9 });
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(crc32(content), 16);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, name, packed, entry, name, end]));
}

function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), body]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([size, typed, sum]);
  };
  const pixels = deflateSync(Buffer.alloc(1000));
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([
      magic,
      chunk("IHDR", head),
      chunk("IDAT", pixels),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

// What a browser is told to keep to.
function pages(): Blow[] {
  const says =
    (header: string, pattern: RegExp) =>
    ({ headers }: Answer) =>
      pattern.test(headers.get(header) ?? "");
  const get = (name: string, path: string, expected: (answer: Answer) => boolean): Blow => ({
    name,
    method: "GET",
    path,
    expected,
  });
  return [
    get("scripts from elsewhere", "/", says("content-security-policy", /script-src 'self'/)),
    get("a frame around the app", "/", says("content-security-policy", /frame-ancestors 'self'/)),
    get("eval", "/", (answer) => !says("content-security-policy", /unsafe-eval/)(answer)),
    get("guessing a type", "/api/health", says("x-content-type-options", /nosniff/)),
    get(
      "scripts in an answer of the API",
      "/api/health",
      says("content-security-policy", /default-src 'none'/),
    ),
    get("an answer kept by a proxy", "/api/me", says("cache-control", /no-store/)),
    get("an answer nobody finds in the log", "/api/me", says("x-request-id", /^[0-9a-f-]{36}$/)),
    { name: "a verb nobody taught it", method: "PUT", path: "/api/markets", expected: notDone },
  ];
}

// Words with teeth are data: taken as they are, and never more than text in what comes back.
function words(target: Target): Blow[] {
  const teeth = ["<script>alert(1)</script>", "'; drop table people; --", "${7*7}", "=1+1"];
  return teeth.map((name) => ({
    name: `a shop called ${name}`,
    method: "POST",
    path: `/api/markets/${target.ids["market"]}/commands`,
    headers: { ...JSON_TYPE, cookie: target.cookies.victim },
    body: JSON.stringify({ type: "storefront/set-profile", name, mainCategory: "dress" }),
    expected: ({ status, headers }) =>
      status === 422 ||
      (status === 200 && /application\/json/.test(headers.get("content-type") ?? "")),
  }));
}
