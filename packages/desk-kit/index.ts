/** The desk kit's front door: one way to define a desk. */
export { defineDesk, defineView, defineCommand } from "./desk.ts";
export type { Desk, DeskManifest, Lesson } from "./desk.ts";
