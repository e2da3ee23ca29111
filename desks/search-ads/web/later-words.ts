/** Words of this desk that a first visit does not load, for screens that tell what was done here. */
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

export { en, zh };
