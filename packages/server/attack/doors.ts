/** Every door, tried by everybody it is not for. */
import { at, type Door, type Target } from "./target.ts";
import { refused, type Blow } from "./blow.ts";

const PUBLIC = new Set(["/api/session", "/api/session/demo", "/api/health"]);
const TEACHERS = /^\/api\/classes/;
/** Paths that name a thing of the victim's. */
const OF_THE_VICTIM = /\{(market|class|attempt)\}/;
const JSON_TYPE = { "content-type": "application/json" };

export function blowsAtDoors(target: Target): Blow[] {
  return (
    target.doors
      // The web app itself is everybody's; what it shows comes through the doors below.
      .filter(({ path }) => path.startsWith("/api/") && !path.startsWith("/api/docs"))
      .flatMap((door) => [
        ...byNobody(target, door),
        ...byOthers(target, door),
        ...forged(target, door),
      ])
  );
}

function knock(
  target: Target,
  door: Door,
  more: Pick<Blow, "name" | "headers" | "expected">,
): Blow {
  const { method } = door;
  const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
  const isUpload = door.path === "/api/files";
  const headers = hasBody && !isUpload ? { ...JSON_TYPE, ...more.headers } : { ...more.headers };
  return {
    ...more,
    method,
    // A metric asks for its period before it asks for anybody's right.
    path: door.path.endsWith("{metric}") ? `${at(target, door)}?from=0&to=3600` : at(target, door),
    headers,
    ...(hasBody && !isUpload ? { body: JSON.stringify(bodyFor(door)) } : {}),
  };
}

// What the door would take, so that only the missing right stands in the way.
function bodyFor({ path }: Door): unknown {
  if (path.endsWith("/commands"))
    return { type: "storefront/set-profile", name: "Mine now", mainCategory: "dress" };
  if (path.endsWith("/clock")) return { hours: 1 };
  if (path.endsWith("/roster")) return { text: "Eve\teve" };
  if (path.endsWith("/markets")) return { scenario: "apparel", mode: "solo", shoppers: 1000 };
  if (path.endsWith("/branches")) return { seq: -1, name: "Mine" };
  if (path.endsWith("/code") || path.endsWith("/confirm")) return { code: "123456" };
  return { name: "Mine" };
}

function byNobody(target: Target, door: Door): Blow[] {
  if (PUBLIC.has(door.path)) return [];
  const { stale, signedOut, ticket, forged: made } = target.cookies;
  return [
    ["nobody", ""],
    ["a session that ran out", stale],
    ["a session signed out", signedOut],
    ["a made-up session", made],
    ["a ticket without its code", ticket],
    ["a cookie with an injection", "dianzhang_session=' or 1=1 --"],
  ].map(([who = "", cookie = ""]) =>
    knock(target, door, { name: who, headers: { cookie }, expected: refused(401) }),
  );
}

function byOthers(target: Target, door: Door): Blow[] {
  const { trainee, foreignTeacher } = target.cookies;
  const blows: Blow[] = [];
  if (OF_THE_VICTIM.test(door.path) || TEACHERS.test(door.path))
    blows.push(
      knock(target, door, {
        name: "another trainee",
        headers: { cookie: trainee },
        expected: refused(403, 404),
      }),
    );
  if (OF_THE_VICTIM.test(door.path))
    blows.push(
      knock(target, door, {
        name: "another class's teacher",
        headers: { cookie: foreignTeacher },
        expected: refused(404),
      }),
    );
  return blows;
}

// Requests a hostile page makes the victim's own browser send.
function forged(target: Target, door: Door): Blow[] {
  if (door.method === "GET") return [];
  const cookie = target.cookies.victim;
  const from = (name: string, headers: Record<string, string>): Blow =>
    knock(target, door, { name, headers: { cookie, ...headers }, expected: refused(403) });
  return [
    from("another site's page", { origin: "https://evil.example" }),
    from("a page of no origin", { origin: "null" }),
    from("a cross-site form", { "sec-fetch-site": "cross-site" }),
    from("a sister site", { "sec-fetch-site": "same-site" }),
  ];
}
