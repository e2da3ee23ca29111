/** One thread of the fact suite: a job comes in, its answers go out. */
import { parentPort } from "node:worker_threads";
import { answerJob, type Job } from "./lakes.ts";

parentPort?.on("message", (job: Job) => {
  answerJob(job).then(
    (answers) => parentPort?.postMessage(answers),
    (error: unknown) => {
      throw error;
    },
  );
});
