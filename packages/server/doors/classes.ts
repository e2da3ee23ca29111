/** What can a teacher do with a class? */
import { z } from "zod";
import {
  advance,
  boardLine,
  classLine,
  classMarkets,
  classPage,
  clock,
  enrolled,
  newClass,
  roster,
} from "@dianzhang/api";
import {
  addClass,
  classesTaughtBy,
  marketsOfClass,
  resetFactor,
  rosterOf,
  seatsOf,
  type ClassRow,
  type PersonRow,
} from "@dianzhang/db";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { boardOf } from "../classes/board.ts";
import { enrolAll } from "../classes/enrol.ts";
import { Fault } from "../fault.ts";
import { openMarketFor } from "../opening.ts";

const params = z.object({ class: z.string() });

export function classDoors(app: App, parts: Parts): void {
  const { db } = parts;
  const mine = (person: PersonRow) =>
    classesTaughtBy(db, person.role === "admin" ? undefined : person.id);

  app.route({
    method: "GET",
    url: "/api/classes",
    config: { access: "teacher" },
    schema: { response: { 200: z.array(classLine) } },
    handler: (request) => mine(personAt(request)),
  });

  app.route({
    method: "POST",
    url: "/api/classes",
    config: { access: "teacher" },
    schema: { body: newClass, response: { 201: classLine } },
    handler: async (request, reply) => {
      const { name } = request.body;
      const id = await addClass(db, { name, teacher: personAt(request).id });
      return reply.code(201).send({ id, name, trainees: 0 });
    },
  });

  classWorkDoors(app, parts, async (person, id) => {
    const found = (await mine(person)).find((one) => one.id === id);
    if (!found) throw new Fault("not-found");
    return found;
  });
}

type FindClass = (person: PersonRow, id: string) => Promise<ClassRow>;

function classWorkDoors(app: App, parts: Parts, find: FindClass): void {
  const { db } = parts;

  app.route({
    method: "GET",
    url: "/api/classes/:class",
    config: { access: "teacher" },
    schema: { params, response: { 200: classPage } },
    handler: async (request) => {
      const found = await find(personAt(request), request.params.class);
      const markets = await marketsOfClass(db, found.id);
      const people = await Promise.all(markets.map(({ id }) => seatsOf(db, id)));
      return {
        ...found,
        roster: await rosterOf(db, found.id),
        markets: markets.map(({ id, name, scenario, mode, now }, i) => ({
          id,
          name,
          scenario,
          mode,
          now,
          people: (people[i] ?? []).map((seat) => seat.name),
        })),
      };
    },
  });

  app.route({
    method: "POST",
    url: "/api/classes/:class/roster",
    config: { access: "teacher" },
    schema: { params, body: roster, response: { 200: enrolled } },
    handler: async (request) => {
      const found = await find(personAt(request), request.params.class);
      return enrolAll(db, found.id, request.body.text);
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/classes/:class/roster/:person/second-factor",
    config: { access: "teacher", gives: "nothing" },
    schema: { params: params.extend({ person: z.string() }) },
    handler: async (request, reply) => {
      const teacher = personAt(request);
      const { id } = await find(teacher, request.params.class);
      const trainee = (await rosterOf(db, id)).find((one) => one.id === request.params.person);
      if (trainee?.role !== "trainee") throw new Fault("not-found");
      if (!(await resetFactor(db, trainee.id, teacher.id))) throw new Fault("second-factor-off");
      return reply.code(204).send();
    },
  });

  classMarketDoors(app, parts, find);
  classClockDoors(app, parts, find);
}

function classMarketDoors(app: App, parts: Parts, find: FindClass): void {
  const { db, shelf } = parts;

  app.route({
    method: "POST",
    url: "/api/classes/:class/markets",
    config: { access: "teacher" },
    schema: {
      params,
      body: classMarkets,
      response: { 201: z.object({ markets: z.array(z.string()) }) },
    },
    handler: async (request, reply) => {
      const found = await find(personAt(request), request.params.class);
      const people = (await rosterOf(db, found.id)).map((one) => one.id);
      const { scenario, mode } = request.body;
      const { name } = shelf.take(scenario).scenario;
      const opening = { ...request.body, name: name.zh, classId: found.id };
      const groups = mode === "shared" ? [people] : people.map((one) => [one]);
      const markets: string[] = [];
      for (const group of groups.filter((one) => one.length > 0)) {
        markets.push(await openMarketFor(db, shelf, { ...opening, people: group }));
      }
      return reply.code(201).send({ markets });
    },
  });
}

function classClockDoors(app: App, parts: Parts, find: FindClass): void {
  const { db, host } = parts;

  // A trainee, another process or a second click may have been faster; the others' clocks start all the same.
  async function starts(market: string, hours: number): Promise<boolean> {
    try {
      await host.advance(market, hours);
      return true;
    } catch (error) {
      if (error instanceof Fault && error.code === "clock-running") return false;
      throw error;
    }
  }

  app.route({
    method: "POST",
    url: "/api/classes/:class/clock",
    config: { access: "teacher" },
    schema: { params, body: advance, response: { 202: z.object({ started: z.int() }) } },
    handler: async (request, reply) => {
      const found = await find(personAt(request), request.params.class);
      const markets = await marketsOfClass(db, found.id);
      const standing = markets.filter(
        (one) => !host.clock(one.id).isRunning && one.quarantine_seq === null,
      );
      let started = 0;
      for (const one of standing) if (await starts(one.id, request.body.hours)) started += 1;
      return reply.code(202).send({ started });
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/classes/:class/clock",
    config: { access: "teacher" },
    schema: { params, response: { 200: z.array(clock) } },
    handler: async (request) => {
      const found = await find(personAt(request), request.params.class);
      const markets = await marketsOfClass(db, found.id);
      return Promise.all(markets.map((one) => host.stop(one.id)));
    },
  });

  app.route({
    method: "GET",
    url: "/api/classes/:class/board",
    config: { access: "teacher" },
    schema: { params, response: { 200: z.array(boardLine) } },
    handler: async (request) =>
      boardOf(parts, (await find(personAt(request), request.params.class)).id),
  });
}
