/** The front door of server, for programs that start it themselves. */
export { readConfig, type Config } from "./config.ts";
export { startServer, type Started } from "./start.ts";
