/** Reading what people write in a shop's chats. */
export { agentReader, buyerReader, readAnswer } from "./answers.ts";
export { automaton } from "./automaton.ts";
export type { Automaton, Found } from "./automaton.ts";
export { openReader, pack } from "./reader.ts";
export type { Packed, Reader } from "./reader.ts";
export { learn, sentencesIn } from "./train.ts";
export type { Learned, Sentence } from "./train.ts";
