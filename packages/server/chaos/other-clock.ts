/** What if the machine's clock were wrong? Loaded before the program, this moves its every "now". */

const jump = Number(process.env["DIANZHANG_CLOCK_JUMP_MS"] ?? 0);
const trueNow = Date.now;
const TrueDate = Date;

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given: unknown[]) =>
    given.length === 0 ? new target(trueNow() + jump) : (Reflect.construct(target, given) as Date),
  get: (target, name) => (name === "now" ? () => trueNow() + jump : Reflect.get(target, name)),
});
