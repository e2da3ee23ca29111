/** Putting a file: it is kept under the hash of its content, and what was measured comes back. */
import type { StoredFile } from "@dianzhang/api";
import { call } from "./client.ts";

export function putFile(file: File): Promise<StoredFile> {
  const form = new FormData();
  form.append("file", file);
  return call<StoredFile>("POST", "/api/files", form);
}
