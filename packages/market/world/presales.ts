/** Deposits paid for goods to come: whose, for which order line, and when the balance is thought of. */
import { grown, type Grown } from "./grown.ts";

const presaleSpec = {
  campaign: Uint32Array,
  line: Uint32Array,
  depositFen: Int32Array,
  /** The tick at which the buyer pays the rest, or lets it go. */
  payAt: Uint32Array,
  channel: Uint8Array,
  device: Uint8Array,
  /** 1 once it is settled, either way. */
  isSettled: Uint8Array,
};

export type PresaleTable = Grown<typeof presaleSpec>;

export function newPresales(): PresaleTable {
  return grown(presaleSpec, 16);
}
