/** How many days a buyer is told, from the courier's time and what the shop adds to it. */
import { hoursFrom, PARAMETERS, type Scenario } from "@dianzhang/market";

/** Hours between order and hand-over that a promise reckons with. */
const PACKING_HOURS = 14;

export function promisedDays(
  scenario: Scenario,
  to: { readonly courier: number; readonly province: number; readonly promiseDays: number },
): number {
  const pace = scenario.couriers[to.courier]?.pace ?? 1;
  const hours = hoursFrom(scenario, 0, to.province) * pace + PACKING_HOURS;
  return Math.max(1, Math.ceil((hours * PARAMETERS.after.promiseSlack) / 24) + to.promiseDays);
}
