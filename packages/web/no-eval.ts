/** Why is Zod told not to compile? The page's content policy forbids `eval`, and probing for it is reported as an error. */

/** Zod reads this when a screen that checks commands is loaded, later than the app itself. */
export function forbidCompiling(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
