/** What must not reach somebody's spreadsheet program? Text that it would run as a formula. */

/** Puts an apostrophe before text a spreadsheet program would take for a formula; numbers stay numbers. */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
