/** Provinces as squares laid out roughly as they lie, each with two figures and the colour of its group. */
import { inLanguage, useLanguage } from "@dianzhang/ui";
import type { PlanView } from "../../commands.ts";
import { LETTERS, TILES } from "./tiles.ts";

interface ProvinceTilesProps {
  readonly provinces: PlanView["provinces"];
  /** Place of the province's group: its colour. */
  readonly groupOf: (province: string) => number;
  readonly chosenGroup: number;
  readonly note: (province: string) => string;
  readonly label: string;
  readonly onPress: (province: string) => void;
}

export function ProvinceTiles(props: ProvinceTilesProps) {
  const { provinces, groupOf, chosenGroup, note, label, onPress } = props;
  const { language } = useLanguage();
  return (
    <div className="dz-tiles" role="group" aria-label={label}>
      {provinces.map(({ id, name }) => {
        const [column, row] = TILES[id] ?? [1, 1];
        const group = groupOf(id);
        return (
          <button
            key={id}
            type="button"
            className={`dz-tile dz-group-${group % 6}`}
            aria-pressed={group === chosenGroup}
            title={inLanguage(name, language)}
            aria-label={`${inLanguage(name, language)} ${note(id)}`}
            style={{ gridColumn: column, gridRow: row }}
            onClick={() => onPress(id)}
          >
            <span>{language === "en" ? (LETTERS[id] ?? name.en) : name.zh.slice(0, 3)}</span>
            <small>{note(id)}</small>
          </button>
        );
      })}
    </div>
  );
}
