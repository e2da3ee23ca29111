/** Handing a file to the reader's own computer. */

const BYTE_ORDER_MARK = "\ufeff";

/** Text with a byte order mark, so that spreadsheets read Chinese right. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(
    new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" }),
  );
  saveUrl(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

export function saveUrl(name: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
