/** placeholder until course contract lands */
import type { App, Parts } from "../app.ts";
export function lessonDoors(_app: App, _parts: Parts): void {}
