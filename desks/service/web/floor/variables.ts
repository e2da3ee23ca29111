/** What a script leaves open and the floor fills in: {days}, {stock}, {price}, {size}. */
import type { ChatView, FloorView } from "../../commands.ts";

/** The script with everything that is known of this buyer and these goods; what is not known stays as it is. */
export function filled(text: string, { goods, told }: ChatView, sizes: FloorView["sizes"]): string {
  const fitting = sizes.find(
    ({ heightCm: [from, until] }) => told && told.heightCm >= from && told.heightCm <= until,
  );
  const known: Readonly<Record<string, string | undefined>> = {
    days: goods.days > 0 ? String(goods.days) : undefined,
    stock: String(goods.stock),
    price: (goods.priceFen / 100).toFixed(2),
    size: fitting?.size.toUpperCase(),
  };
  return text.replace(
    /\{(days|stock|price|size)\}/g,
    (whole, name: string) => known[name] ?? whole,
  );
}
