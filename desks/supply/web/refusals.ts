/** What the purchasing desk's refusals say. */
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };

export { en, zh };
