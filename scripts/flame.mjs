/** How is time spent? A picture of a CPU profile: `node scripts/flame.mjs PROFILE.cpuprofile OUT.svg "TITLE"`. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const WIDTH = 1200;
const ROW = 17;
const DEPTH = 16;
/** Narrower boxes are left out. */
const THINNEST = 1.2;

const [profile, out, title = ""] = process.argv.slice(2);
if (!profile || !out) throw new Error("flame.mjs takes a profile, a file to write, and a title");

const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(profile, "utf8"));
const byId = new Map(nodes.map((node) => [node.id, { ...node, self: 0, total: 0 }]));
samples.forEach((id, i) => {
  byId.get(id).self += timeDeltas[i];
});
const root = byId.get(nodes[0].id);
sumUp(root);
const tick = widest(root, "runTick") ?? root;
const boxes = [];
lay([tick], 0, 0, WIDTH / tick.total);
const height = ROW * (1 + Math.max(...boxes.map((box) => box.depth))) + 34;
writeFileSync(
  out,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">
<rect width="${WIDTH}" height="${height}" fill="#faf8f4"/>
<text x="6" y="16" font-size="13">${escape(title)}</text>
${boxes.map(draw).join("\n")}
</svg>
`,
);

function sumUp(node) {
  node.total = node.self;
  for (const child of node.children ?? []) node.total += sumUp(byId.get(child));
  return node.total;
}

function widest(node, name) {
  const found = [];
  const look = (one) => {
    if (one.callFrame.functionName === name) found.push(one);
    else for (const child of one.children ?? []) look(byId.get(child));
  };
  look(node);
  return found.toSorted((a, b) => b.total - a.total)[0];
}

// Calls of the same function under the same caller are one box.
function lay(same, depth, left, scale) {
  const total = same.reduce((sum, node) => sum + node.total, 0);
  const width = total * scale;
  if (width < THINNEST || depth > DEPTH) return;
  const { functionName, url, lineNumber } = same[0].callFrame;
  const file = url ? `${basename(url)}:${lineNumber + 1}` : "";
  boxes.push({
    depth,
    left,
    width,
    name: functionName || "(anonymous)",
    file,
    share: total / tick.total,
  });
  const groups = new Map();
  for (const node of same) {
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      const key = `${child.callFrame.functionName} ${child.callFrame.url} ${child.callFrame.lineNumber}`;
      groups.set(key, [...(groups.get(key) ?? []), child]);
    }
  }
  let at = left;
  const ordered = [...groups.values()].toSorted((a, b) => weight(b) - weight(a));
  for (const group of ordered) {
    lay(group, depth + 1, at, scale);
    at += weight(group) * scale;
  }
}

function weight(group) {
  return group.reduce((sum, node) => sum + node.total, 0);
}

function draw({ depth, left, width, name, file, share }) {
  const hue = 18 + ((name.length * 37) % 40);
  const label = `${name} ${(100 * share).toFixed(1)} %`;
  const shown = width > 40 ? label.slice(0, Math.floor(width / 6)) : "";
  const y = 28 + depth * ROW;
  return `<g><title>${escape(`${label} ${file}`)}</title><rect x="${left.toFixed(1)}" y="${y}" width="${Math.max(1, width - 0.6).toFixed(1)}" height="${ROW - 1}" fill="hsl(${hue} 62% 72%)"/><text x="${(left + 3).toFixed(1)}" y="${y + 12}">${escape(shown)}</text></g>`;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
