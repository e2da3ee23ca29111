/** What does the description at /api/docs say of a door, beside its schemas? Who may pass, what comes out, how it fails. */
import type { SwaggerTransform } from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { fault } from "@dianzhang/api";
import { COOKIE } from "./auth/guard.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a door gives beside JSON of its schema: no body at all (204), or these types. */
    gives?: "nothing" | readonly string[];
    /** One file, as a form. */
    takes?: "file";
  }
}

/** The one way in: the cookie that signing in sets. */
export const SECURITY = {
  session: { type: "apiKey", in: "cookie", name: COOKIE },
} as const;

const FAULT = {
  description: "What was asked was not done: a named code, its details, a text in both languages",
  content: { "application/json": { schema: z.toJSONSchema(fault, { target: "openapi-3.0" }) } },
};
const FILE = {
  type: "object",
  required: ["file"],
  properties: { file: { type: "string", format: "binary" } },
};

export const describeDoor: SwaggerTransform = (door) => {
  const { schema, url } = jsonSchemaTransform(door);
  const { access, gives, takes } = door.route.config ?? {};
  if (access === undefined) return { schema, url };
  const { response } = (schema ?? {}) as { response?: Readonly<Record<string, unknown>> };
  const done =
    gives === undefined ? response : { ...response, ...outcome(gives, response?.["200"]) };
  return {
    url,
    schema: {
      ...schema,
      ...(takes === "file" ? { consumes: ["multipart/form-data"], body: FILE } : {}),
      response: { ...done, default: FAULT },
      security: access === "public" ? [] : [{ session: [] }],
    },
  };
};

// A door with a schema may give the same in other types too.
function outcome(
  gives: "nothing" | readonly string[],
  json: unknown,
): Readonly<Record<string, unknown>> {
  if (gives === "nothing") return { 204: { type: "null", description: "Done" } };
  const binary = { schema: { type: "string", format: "binary" } };
  const content = Object.fromEntries(
    gives.map((type) => [type, type === "application/json" ? { schema: {} } : binary]),
  );
  const usual = json === undefined ? {} : { "application/json": { schema: json } };
  return { 200: { description: "As asked for", content: { ...usual, ...content } } };
}
