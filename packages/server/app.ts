/** What does the server consist of? The composition root: plugins, guards, doors, one error handler. */
import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { LogController, type FastifyError, type FastifyReply } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { UPLOAD_LIMIT, type Fault as FaultBody } from "@dianzhang/api";
import type { Db } from "@dianzhang/db";
import type { Place } from "./access.ts";
import { guard, type Visitor } from "./auth/guard.ts";
import type { RequiredOf } from "./auth/required.ts";
import type { Vault } from "./auth/vault.ts";
import { describeDoor, SECURITY } from "./described.ts";
import { classDoors } from "./doors/classes.ts";
import { branchDoors } from "./doors/branches.ts";
import { clockDoors } from "./doors/clock.ts";
import { fileDoors } from "./doors/files.ts";
import { healthDoor } from "./doors/health.ts";
import { lessonDoors } from "./doors/lessons.ts";
import { logDoor } from "./doors/log.ts";
import { marketDoors } from "./doors/markets.ts";
import { metricDoors } from "./doors/metrics.ts";
import { accountDoors } from "./doors/account.ts";
import { sessionDoors } from "./doors/session.ts";
import { viewDoors } from "./doors/views.ts";
import { watchDoor } from "./doors/watch.ts";
import { worthDoor } from "./doors/worth.ts";
import { webDoor } from "./doors/web.ts";
import { Fault, RefusedCommand } from "./fault.ts";
import type { FileStore } from "./files/store.ts";
import type { Lakes } from "./lakes.ts";
import type { Lessons } from "./lessons/lessons.ts";
import type { Recall } from "./recall.ts";
import type { RunHost } from "./run/host.ts";
import type { Rewordings } from "./rewording/rewordings.ts";
import { isStorageTrouble } from "./run/storage.ts";
import type { Shelf } from "./shelf.ts";
import type { Texts } from "./texts.ts";
import { takeWholeTextOnly } from "./whole-text.ts";
import type { Worths } from "./worth/worths.ts";

/** What the doors work with. */
export interface Parts {
  readonly db: Db;
  /** Who has just been seen; signing out forgets at once here, within seconds in another process. */
  readonly sessions: Recall<Visitor>;
  /** Opens the secrets of second factors; undefined while their key is missing. */
  readonly vault: Vault | undefined;
  readonly secondFactorFor: RequiredOf;
  readonly places: Recall<Place>;
  readonly host: RunHost;
  readonly lakes: Lakes;
  readonly files: FileStore;
  readonly shelf: Shelf;
  readonly lessons: Lessons;
  readonly worths: Worths;
  readonly rewordings: Rewordings;
  readonly texts: Texts;
  /** Folder of the built web app; undefined when there is none. */
  readonly web: string | undefined;
  readonly logLevel: string;
}

/** An upload of 10 MB on a school's line takes a few seconds. */
const ARRIVE_WITHIN_MS = 20_000;

export type App = ReturnType<typeof newFastify>;

function newFastify({ logLevel, texts }: Pick<Parts, "logLevel" | "texts">) {
  return Fastify({
    // What fails before a door is found, such as an address that cannot be read, sounds like everything else.
    frameworkErrors: (error, _, reply: Pick<FastifyReply, "code" | "header" | "send">) => {
      const { status, ...body } = answerTo(error, texts);
      void reply.code(status).header("x-content-type-options", "nosniff").send(body);
    },
    logger: {
      level: logLevel,
      redact: ["req.headers.cookie", "req.headers.authorization", "res.headers['set-cookie']"],
    },
    // A request in the log can be found again by the id its answer carries.
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // A request has to arrive within this time; what we send, such as news, may take as long as it likes.
    requestTimeout: ARRIVE_WITHIN_MS,
    http: { headersTimeout: ARRIVE_WITHIN_MS, connectionsCheckingInterval: 5000 },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
}

/** Builds the server without listening. */
export async function buildApp(parts: Parts): Promise<App> {
  const app = newFastify(parts);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, ...body } = answerTo(error, parts.texts);
    if (status >= 500) request.log.error({ err: error, url: request.url }, "unexpected");
    return reply.code(status).send(body);
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 4 } });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Fault("too-many-requests"),
  });
  await app.register(swagger, {
    openapi: {
      info: { title: "Dianzhang", description: "Every door of the server.", version: "0.1.0" },
      components: { securitySchemes: SECURITY },
    },
    transform: describeDoor,
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs" });
  guard(app, parts);
  takeWholeTextOnly(app);
  writeDownRequests(app);
  const doors = [
    healthDoor,
    sessionDoors,
    accountDoors,
    marketDoors,
    logDoor,
    viewDoors,
    metricDoors,
    branchDoors,
    worthDoor,
    clockDoors,
    watchDoor,
    fileDoors,
    lessonDoors,
    classDoors,
  ];
  for (const door of doors) door(app, parts);
  await webDoor(app, parts);
  return app;
}

function writeDownRequests(app: App): void {
  app.addHook("onResponse", async (request, reply) => {
    if (!request.url.startsWith("/api")) return;
    const { method, url } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      { method, url, status: reply.statusCode, ms, person: request.person?.id },
      "request",
    );
  });
}

/** Every kind of trouble in one shape; what nobody foresaw says nothing of itself. */
function answerTo(
  error: FastifyError | Fault | RefusedCommand,
  texts: Texts,
): FaultBody & { status: number } {
  const known =
    error instanceof Fault || error instanceof RefusedCommand ? error : translated(error);
  const { code, details, status } = known;
  return { status, code, details: { ...details }, text: texts.say(code, details) };
}

function translated(error: FastifyError): Fault {
  const [first] = error.validation ?? [];
  if (first) {
    return new Fault("malformed", {
      path: first.instancePath.replace(/^\//, ""),
      reason: first.message ?? "",
    });
  }
  if (error.statusCode === 413)
    return new Fault("too-large", { limitMb: UPLOAD_LIMIT / 1024 / 1024 });
  if (error.statusCode === 429) return new Fault("too-many-requests");
  if (error.statusCode === 404) return new Fault("not-found");
  if (isStorageTrouble(error)) return new Fault("storage-trouble");
  const isAskersFault = error.statusCode !== undefined && error.statusCode < 500;
  return isAskersFault
    ? new Fault("malformed", { path: "", reason: error.message })
    : new Fault("unexpected");
}
