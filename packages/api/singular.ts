/** English has another word for one of a thing: "1 orders" becomes "1 order". */

const IRREGULAR: Readonly<Record<string, string>> = { people: "person", deliveries: "delivery" };
/** What the program counts in English sentences. */
const COUNTED = new Set(
  (
    "campaigns cards changes characters clicks contracts contributions coupons creatives days deliveries groups " +
    "hours keywords kinds lines links lists members minutes orders parcels people phrases pieces plans points posts " +
    "products questions rows shoppers slots stars steps suppliers tags times trainees units variants visitors weeks wordings"
  ).split(" "),
);

/** What the verb after a counted thing becomes. */
const VERBS: Readonly<Record<string, string>> = { are: "is", were: "was", have: "has", do: "does" };

/** The sentence with every counted thing that stands after a bare 1 in its singular; numbers such as 21, 0.1 and ¥1 are left. */
export function inSingular(sentence: string): string {
  return sentence.replaceAll(
    /(?<![\d.,:¥/-])1 ([a-z]+)( are| were| have| do)?\b/g,
    (whole, noun: string, verb: string | undefined) => {
      if (!COUNTED.has(noun)) return whole;
      const one = `1 ${IRREGULAR[noun] ?? noun.slice(0, -1)}`;
      return verb === undefined ? one : `${one} ${VERBS[verb.trim()] ?? ""}`;
    },
  );
}

export function isCounted(noun: string): boolean {
  return COUNTED.has(noun);
}
