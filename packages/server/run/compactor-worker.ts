/** Worker thread: writes the files of finished days, so that no market's thread stands still for it. */
import { parentPort } from "node:worker_threads";
import { writeDayFiles } from "@dianzhang/insights";
import type { Compacted, Compacting } from "./compactor.ts";

async function answer({ id, lake, day }: Compacting): Promise<Compacted> {
  try {
    return { id, files: await writeDayFiles(lake, day) };
  } catch (error) {
    const { message, syscall } = error as NodeJS.ErrnoException;
    return { id, failed: message, isStorage: syscall !== undefined };
  }
}

parentPort?.on("message", (asked: Compacting) => {
  void answer(asked).then((compacted) => parentPort?.postMessage(compacted));
});
