/** The server's process: listen, say the one URL, and stop in order when told to. */
import { readConfig, type Config } from "./config.ts";
import { inPlainWords } from "./plain-words.ts";
import { startServer, type Started } from "./start.ts";

/** Ports tried after the wanted one when it is taken. */
const MORE_PORTS = 20;

try {
  await open(readConfig(process.env));
} catch (error) {
  process.stderr.write(`Dianzhang cannot start. ${inPlainWords(error)}\n`);
  process.exit(1);
}

async function open(config: Config): Promise<void> {
  const server = await startServer(config);
  // Before anybody hears that the server is ready, it must know how to stop.
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await server.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
  // The launcher is gone: nobody could stop us any more.
  process.on("disconnect", () => void stop());
  try {
    const { broughtUp } = server;
    if (broughtUp.length > 0)
      process.stdout.write(
        `The database of an earlier version was brought up to date: ${broughtUp.join(", ")}.\n`,
      );
    const port = await listen(server, config);
    process.stdout.write(`Dianzhang is ready: http://${shownHost(config.host)}:${port}\n`);
  } catch (error) {
    await server.close();
    throw error;
  }
  server.app.log.info({ database: server.about, home: config.home }, "ready");
}

async function listen({ app }: Started, { host, port: wanted }: Config): Promise<number> {
  for (let candidate = wanted; ; candidate += 1) {
    try {
      await app.listen({ host, port: candidate });
      const address = app.server.address();
      return typeof address === "object" && address ? address.port : candidate;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || candidate >= wanted + MORE_PORTS) throw error;
      process.stdout.write(`Port ${candidate} is taken; trying ${candidate + 1}.\n`);
    }
  }
}

function shownHost(host: string): string {
  return host === "0.0.0.0" || host === "::" ? "localhost" : host;
}
