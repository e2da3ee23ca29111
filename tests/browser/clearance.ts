/** A shop with more orders than anybody can look at one by one: what order desk and chat floor are tried on. */
import { formsOf, openShopWith, type Trainee } from "./trainee.ts";

/** A shop that clears out thirty cheap things, so many pieces of each, and an order desk where everything waits. */
export async function openClearance(you: Trainee, stock: number): Promise<void> {
  const forms = await formsOf(you);
  const goods = Array.from({ length: 30 }, (_, i) => {
    const form = forms[i % forms.length];
    if (!form) throw new Error("no category");
    const words = form.attributes
      .slice(0, 3)
      .map(({ values }) => values[i % values.length]?.name.zh ?? "");
    return {
      form,
      grade: "economy",
      shoot: "studio",
      priceFen: Math.round(form.typicalPriceFen * 0.04),
      stock,
      nth: i,
      title: `${words.join("")}${form.suggestions[0] ?? ""}`.slice(0, 30),
    };
  });
  await openShopWith(you, goods);
  await you.tell({ type: "orders/take-over" });
  await you.tell({
    type: "orders/set-rules",
    review: "none",
    wave: 0,
    checkFromFen: null,
    packaging: "ordinary",
    dear: null,
    ships: false,
    merges: false,
    holds: true,
  });
}
