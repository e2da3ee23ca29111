/** The few marks our lessons use, as elements: heads, lists, tables, bold, code. Text is never run as HTML. */
import type { ReactNode } from "react";
import { blocksOf, type TextBlock } from "./markdown-blocks.ts";

export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="dz-lesson">
      {blocksOf(text).map((block, place) => (
        <Piece key={place} block={block} />
      ))}
    </div>
  );
}

function Piece({ block }: { readonly block: TextBlock }) {
  switch (block.kind) {
    case "head":
      return <h3>{inline(block.text)}</h3>;
    case "paragraph":
      return <p>{inline(block.text)}</p>;
    case "list": {
      const items = block.items.map((item, place) => <li key={place}>{inline(item)}</li>);
      return block.isNumbered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "quote":
      return <blockquote>{inline(block.text)}</blockquote>;
    case "table":
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, place) => (
                <th key={place}>{inline(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, place) => (
              <tr key={place}>
                {row.map((cell, column) => (
                  <td key={column}>{inline(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

// **bold** and `code`; everything else stays as written.
function inline(text: string): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, place) => {
    if (part.startsWith("**")) return <strong key={place}>{part.slice(2, -2)}</strong>;
    if (part.startsWith("`")) return <code key={place}>{part.slice(1, -1)}</code>;
    return part;
  });
}
