/** Finds many words in one pass over a text (Aho & Corasick 1975). */

export interface Found {
  readonly word: string;
  readonly from: number;
}

interface Node {
  readonly next: Map<string, number>;
  fail: number;
  /** Words that end here. */
  readonly ends: string[];
}

export interface Automaton {
  /** Every occurrence of every word, by where it ends. */
  find(text: string): readonly Found[];
}

export function automaton(words: readonly string[]): Automaton {
  const nodes: Node[] = [{ next: new Map(), fail: 0, ends: [] }];
  for (const word of new Set(words)) if (word !== "") plant(nodes, word);
  tie(nodes);
  return {
    find: (text) => {
      const found: Found[] = [];
      let at = 0;
      for (let i = 0; i < text.length; i += 1) {
        at = goOn(nodes, at, text.charAt(i));
        for (const word of (nodes[at] as Node).ends)
          found.push({ word, from: i + 1 - word.length });
      }
      return found;
    },
  };
}

function plant(nodes: Node[], word: string): void {
  let at = 0;
  for (let i = 0; i < word.length; i += 1) {
    const node = nodes[at] as Node;
    const known = node.next.get(word.charAt(i));
    if (known !== undefined) {
      at = known;
      continue;
    }
    nodes.push({ next: new Map(), fail: 0, ends: [] });
    at = nodes.length - 1;
    node.next.set(word.charAt(i), at);
  }
  (nodes[at] as Node).ends.push(word);
}

// Breadth first: where to go on when a word breaks off, and the shorter words that end there too.
function tie(nodes: Node[]): void {
  const queue = [...(nodes[0] as Node).next.values()];
  for (let head = 0; head < queue.length; head += 1) {
    const node = nodes[queue[head] as number] as Node;
    for (const [sign, child] of node.next) {
      const below = nodes[child] as Node;
      below.fail = goOn(nodes, node.fail, sign);
      below.ends.push(...(nodes[below.fail] as Node).ends);
      queue.push(child);
    }
  }
}

function goOn(nodes: readonly Node[], from: number, sign: string): number {
  let at = from;
  for (;;) {
    const next = (nodes[at] as Node).next.get(sign);
    if (next !== undefined) return next;
    if (at === 0) return 0;
    at = (nodes[at] as Node).fail;
  }
}
