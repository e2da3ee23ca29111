/** How is a lesson read, tried, and its score seen? */
import { z } from "zod";
import { attempt, lesson, lessonLine, startedAttempt } from "@dianzhang/api";
import { attemptOfMarket, bestScores, findAttempt } from "@dianzhang/db";
import { placeOf } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";
import { readAttempt, startAttempt } from "../lessons/attempts.ts";

const params = z.object({ desk: z.string(), slug: z.string() });

export function lessonDoors(app: App, parts: Parts): void {
  const { db, lessons } = parts;

  async function bestOf(person: string): Promise<(lesson: string) => number | null> {
    const scores = await bestScores(db, [person]);
    return (id) => scores.find((one) => one.lesson === id)?.score ?? null;
  }

  app.route({
    method: "GET",
    url: "/api/lessons",
    config: { access: "person" },
    schema: { response: { 200: z.array(lessonLine) } },
    handler: async (request) => {
      const best = await bestOf(personAt(request).id);
      return lessons.pages.map(({ id, desk, slug, title }) => ({
        id,
        desk,
        slug,
        title,
        best: best(id),
      }));
    },
  });

  app.route({
    method: "GET",
    url: "/api/lessons/:desk/:slug",
    config: { access: "person" },
    schema: { params, response: { 200: lesson } },
    handler: async (request) => {
      const { desk, slug } = request.params;
      const page = lessons.pages.find((one) => one.id === `${desk}/${slug}`);
      if (!page) throw new Fault("not-found");
      return { ...page, best: (await bestOf(personAt(request).id))(page.id) };
    },
  });

  app.route({
    method: "POST",
    url: "/api/lessons/:desk/:slug/attempts",
    config: { access: "person" },
    schema: { params, response: { 201: startedAttempt } },
    handler: async (request, reply) => {
      const { desk, slug } = request.params;
      const language = request.headers["accept-language"]?.startsWith("en") ? "en" : "zh";
      const started = await startAttempt(parts, {
        lesson: `${desk}/${slug}`,
        person: personAt(request).id,
        language,
      });
      return reply.code(201).send(started);
    },
  });

  attemptDoors(app, parts);
}

function attemptDoors(app: App, parts: Parts): void {
  const { db } = parts;

  app.route({
    method: "GET",
    url: "/api/attempts/:attempt",
    config: { access: "person" },
    schema: { params: z.object({ attempt: z.string() }), response: { 200: attempt } },
    handler: async (request) => {
      const person = personAt(request);
      const found = await findAttempt(db, request.params.attempt);
      if (!found || (found.person !== person.id && person.role !== "admin"))
        throw new Fault("not-found");
      return readAttempt(parts, found);
    },
  });

  app.route({
    method: "GET",
    url: "/api/markets/:market/attempt",
    config: { access: "person" },
    schema: { params: z.object({ market: z.string() }), response: { 200: attempt } },
    handler: async (request) => {
      const { market } = await placeOf(parts, personAt(request), request.params.market);
      const found = await attemptOfMarket(db, market.id);
      if (!found) throw new Fault("not-found");
      return readAttempt(parts, found);
    },
  });
}
