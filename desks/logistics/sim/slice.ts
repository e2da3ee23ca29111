/** What the logistics desk remembers of each shop. */
import type { ContractRow, ImportRow } from "@dianzhang/market";
import type { SetCouriers, Template } from "../commands.ts";

export interface Sending {
  /** Nothing was decided yet: the shop sends as every shop does. */
  isUntouched: boolean;
  usual: string;
  rules: SetCouriers["rules"];
  dear: SetCouriers["dear"];
  contracts: ContractRow[];
  promiseDays: number;
  insureFromFen: number | null;
  template: Template | null;
  /** Places of rented warehouses in the scenario, ascending. */
  depots: number[];
  /** Terms of listings whose goods come from abroad; left out until there are any. */
  imports?: ImportRow[];
}

export interface LogisticsSlice {
  readonly shops: Sending[];
}

export function newSlice(usual: string, shops: number): LogisticsSlice {
  return {
    shops: Array.from({ length: shops }, () => ({
      isUntouched: true,
      usual,
      rules: [],
      dear: null,
      contracts: [],
      promiseDays: 0,
      insureFromFen: null,
      template: null,
      depots: [],
    })),
  };
}

export function sendingOf(slice: LogisticsSlice, shop: number): Sending {
  return slice.shops[shop] as Sending;
}

export function importsOf(sending: Sending): readonly ImportRow[] {
  return sending.imports ?? [];
}
