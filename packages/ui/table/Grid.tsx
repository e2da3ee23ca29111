/** The house's table: fixed head, sort, search, column chooser, bulk choice, and the keyboard (j k x Enter /). */
import { SettingOutlined } from "@ant-design/icons";
import {
  Button,
  Checkbox,
  Input,
  Popover,
  Table,
  type InputRef,
  type TableColumnsType,
} from "antd";
import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Key,
  type ReactNode,
} from "react";
import { count, type Language } from "../format/numbers.ts";
import { useLanguage, useText } from "../language.ts";
import { Told } from "../parts/Told.tsx";
import { pageOf, type OrderOf } from "./in-order.ts";
import { isTaken } from "./keys.ts";
import { useSorting } from "./sorting.ts";

export interface GridColumn<R> {
  readonly id: string;
  readonly title: ReactNode;
  /** For the column chooser, where the head is not plain text. */
  readonly name?: string;
  /** What the number means, one click from the head; for columns no metric explains. */
  readonly means?: string;
  /** A bare number is written as a count of the reader's language. */
  readonly cell: (row: R) => ReactNode;
  /** Makes the column sortable, largest first. */
  readonly order?: OrderOf<R>;
  readonly isNumber?: boolean;
  readonly width?: number;
  readonly isHidden?: boolean;
}

interface GridProps<R> {
  readonly rows: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly rowKey: (row: R) => string | number;
  readonly searchText?: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  /** The bar above the table while rows are chosen. */
  readonly bulk?: (chosen: readonly R[], clear: () => void) => ReactNode;
  readonly toolbar?: ReactNode;
  readonly empty?: ReactNode;
  readonly label: string;
}

/** Rows of a page. */
const PAGE = 50;

export function Grid<R extends object>(props: GridProps<R>) {
  const { rows, columns, rowKey, searchText, onOpen, bulk, toolbar, empty, label } = props;
  const { language } = useLanguage();
  const t = useText("ui");
  const search = useRef<InputRef>(null);
  const [words, setWords] = useState("");
  const [hidden, setHidden] = useState(() =>
    columns.filter((column) => column.isHidden).map(({ id }) => id),
  );
  const [chosen, setChosen] = useState<readonly Key[]>([]);
  // The keyboard's row, by its place in what is shown, over all pages.
  const [place, setPlace] = useState(-1);
  const found = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    if (wanted === "" || !searchText) return rows;
    return rows.filter((row) => searchText(row).toLowerCase().includes(wanted));
  }, [rows, words, searchText]);
  const orderOf = useCallback(
    (id: string) => columns.find((column) => column.id === id)?.order,
    [columns],
  );
  const { ordered: shown, sortable, onSort } = useSorting(found, orderOf);
  const chosenRows = rows.filter((row) => chosen.includes(rowKey(row)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const row = shown[place];
    if (event.key === "j") setPlace(Math.min(shown.length - 1, place + 1));
    else if (event.key === "k") setPlace(Math.max(0, place - 1));
    else if (event.key === "x" && row) setChosen(toggled(chosen, rowKey(row)));
    else if (event.key === "Enter" && row) onOpen?.(row);
    else if (event.key === "/") search.current?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="dz-grid" onKeyDown={onKeyDown} tabIndex={0} role="group" aria-label={label}>
      <div className="dz-grid-bar">
        {searchText ? (
          <Input
            ref={search}
            allowClear
            size="small"
            className="dz-grid-search"
            value={words}
            placeholder={t("grid.search")}
            onChange={(event) => {
              setWords(event.target.value);
              setPlace(-1);
            }}
          />
        ) : null}
        {toolbar}
        <span className="dz-spring" />
        <span className="dz-quiet dz-keys">{t("grid.keys")}</span>
        <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
      </div>
      {bulk && chosenRows.length > 0 ? (
        <div className="dz-bulk">
          <span>{t("grid.chosen", { count: chosenRows.length })}</span>
          {bulk(chosenRows, () => setChosen([]))}
        </div>
      ) : null}
      <Table<R>
        size="small"
        dataSource={shown}
        columns={antColumns(
          columns.filter((column) => !hidden.includes(column.id)),
          language,
          t("grid.actions"),
          sortable,
        )}
        rowKey={rowKey}
        pagination={
          shown.length > PAGE
            ? {
                current: pageOf(Math.min(place, shown.length - 1), PAGE),
                pageSize: PAGE,
                size: "small",
                showSizeChanger: false,
              }
            : false
        }
        onChange={({ current }, _, sorted, { action }) => {
          if (action === "paginate") setPlace(((current ?? 1) - 1) * PAGE);
          else onSort(sorted);
        }}
        scroll={{ x: "max-content" }}
        sticky
        locale={{ emptyText: empty }}
        rowClassName={(row) => (row === shown[place] ? "dz-row-here" : "")}
        onRow={(row) => ({ onDoubleClick: () => onOpen?.(row) })}
        {...(bulk
          ? { rowSelection: { selectedRowKeys: [...chosen], onChange: setChosen, columnWidth: 36 } }
          : {})}
      />
    </div>
  );
}

function ColumnChooser<R>({
  columns,
  hidden,
  onChange,
}: {
  readonly columns: readonly GridColumn<R>[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: string[]) => void;
}) {
  const t = useText("ui");
  const content = (
    <div className="dz-columns">
      {columns.map((column) => (
        <Checkbox
          key={column.id}
          checked={!hidden.includes(column.id)}
          onChange={() => onChange(toggled(hidden, column.id).map(String))}
        >
          {column.name ?? (column.title === "" ? t("grid.actions") : column.title)}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button type="text" size="small" icon={<SettingOutlined />} aria-label={t("grid.columns")} />
    </Popover>
  );
}

// Ordered by the grid itself: the keyboard has to know which row is where.
function antColumns<R>(
  columns: readonly GridColumn<R>[],
  language: Language,
  unnamed: string,
  sortable: ReturnType<typeof useSorting<R>>["sortable"],
): TableColumnsType<R> {
  return columns.map((column) => ({
    key: column.id,
    // A column of buttons needs no head to be seen, but one to be told of.
    title:
      column.title === "" ? (
        <span className="dz-unseen">{column.name ?? unnamed}</span>
      ) : (
        headOf(column)
      ),
    align: column.isNumber ? "right" : "left",
    render: (_: unknown, row: R) => {
      const cell = column.cell(row);
      return typeof cell === "number" ? count(cell, language) : cell;
    },
    ...(column.width ? { width: column.width } : {}),
    ...(column.order ? sortable(column.id) : {}),
  }));
}

function headOf<R>({ title, means }: GridColumn<R>): ReactNode {
  return typeof title === "string" && means ? (
    <Told name={title} means={means} />
  ) : (
    <span className="dz-head">{title}</span>
  );
}

function toggled(keys: readonly Key[], key: Key): Key[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}
