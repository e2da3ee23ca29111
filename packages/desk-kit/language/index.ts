/** Reading what people write in a shop's chats. */
export { agentReader, buyerReader, CHAT_CONCEPTS, readAnswer } from "./answers.ts";
export { MANNERS } from "./manners.ts";
export { automaton } from "./automaton.ts";
export type { Automaton, Found } from "./automaton.ts";
