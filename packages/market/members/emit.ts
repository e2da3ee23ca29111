/** Where the rows of members and messages are written. */
import { BatchBuilder } from "@dianzhang/kernel";
import {
  MEMBER_CODES,
  MEMBER_CUTS,
  MEMBER_DAILY,
  MEMBER_EXPORTS,
  MEMBER_MESSAGES,
  MEMBER_VISITS,
} from "./events.ts";

export interface MembersEmit {
  readonly memberMessages: BatchBuilder;
  readonly memberVisits: BatchBuilder;
  readonly memberDaily: BatchBuilder;
  readonly memberCuts: BatchBuilder;
  readonly memberExports: BatchBuilder;
}

export function newMembersEmit(): MembersEmit {
  const { arm, channel, purpose } = MEMBER_CODES;
  return {
    memberMessages: new BatchBuilder(MEMBER_MESSAGES, { arm, channel }),
    memberVisits: new BatchBuilder(MEMBER_VISITS),
    memberDaily: new BatchBuilder(MEMBER_DAILY),
    memberCuts: new BatchBuilder(MEMBER_CUTS),
    memberExports: new BatchBuilder(MEMBER_EXPORTS, { purpose }),
  };
}

/** In their fixed order. */
export function membersBuilders(emit: MembersEmit): readonly BatchBuilder[] {
  return [
    emit.memberMessages,
    emit.memberVisits,
    emit.memberDaily,
    emit.memberCuts,
    emit.memberExports,
  ];
}
