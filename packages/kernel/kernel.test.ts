/** What the kernel promises: exact math, honest chance, bytes that come back as they went. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BatchBuilder,
  between,
  bitsFor,
  ByteReader,
  ByteWriter,
  canonicalJson,
  ColumnBuilder,
  decodeText,
  drawFor,
  encodeText,
  exp,
  gammaQuantile,
  hashBytes,
  HashWriter,
  knots,
  log,
  logisticQuantile,
  normalQuantile,
  pow,
  purpose,
  purposeKey,
  weibullQuantile,
} from "./index.ts";

describe("math gives the bits of the textbook", () => {
  test("e, ln 2, √2 and the 97.5th percentile of the normal", () => {
    expect(exp(1)).toBeCloseTo(2.718281828459045, 14);
    expect(log(2)).toBeCloseTo(0.6931471805599453, 15);
    expect(pow(2, 0.5)).toBeCloseTo(1.4142135623730951, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 7);
  });

  test("exp and log undo each other", () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => {
        expect(log(exp(x))).toBeCloseTo(x, 9);
      }),
    );
  });

  test("quantiles: exponential median is ln 2; Weibull(1, λ) is exponential", () => {
    expect(gammaQuantile(0.5, 1)).toBeCloseTo(0.693147, 5);
    expect(weibullQuantile(0.5, 1, 10)).toBeCloseTo(6.93147, 4);
  });
});

describe("chance is a function of who, what and when", () => {
  const key = purposeKey(7, purpose("test"));

  test("the same subject and occasion draw the same; another seed or purpose draws otherwise", () => {
    expect(bitsFor(key, 5, 9)).toBe(bitsFor(key, 5, 9));
    expect(bitsFor(key, 5, 9)).not.toBe(bitsFor(purposeKey(8, purpose("test")), 5, 9));
    expect(bitsFor(key, 5, 9)).not.toBe(bitsFor(purposeKey(7, purpose("other")), 5, 9));
  });

  test("100,000 draws: mean 0.5, every sixteenth equally often (χ² of 15 degrees below 37.7 = 0.1 %)", () => {
    const bins = Array.from({ length: 16 }, () => 0);
    let sum = 0;
    for (let i = 0; i < 100_000; i += 1) {
      const u = drawFor(key, i % 1000, Math.floor(i / 1000));
      sum += u;
      bins[Math.floor(u * 16)] = (bins[Math.floor(u * 16)] as number) + 1;
    }
    expect(sum / 100_000).toBeCloseTo(0.5, 2);
    expect(bins.reduce((total, n) => total + (n - 6250) ** 2 / 6250, 0)).toBeLessThan(37.7);
  });

  test("neighbouring subjects are unrelated: correlation of 50,000 pairs within ±0.015", () => {
    let sum = 0;
    for (let i = 0; i < 50_000; i += 1)
      sum += (drawFor(key, i, 3) - 0.5) * (drawFor(key, i + 1, 3) - 0.5);
    expect(Math.abs((sum / 50_000) * 12)).toBeLessThan(0.015);
  });
});

describe("bytes", () => {
  test("text, columns and JSON come back as they went", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.integer()), (text, numbers) => {
        expect(decodeText(encodeText(text))).toBe(text);
        const out = new ByteWriter();
        out.words("n", Int32Array.from(numbers));
        out.json("t", { text });
        const from = new ByteReader(out.finish());
        expect([...from.words("n", Int32Array)]).toEqual([...Int32Array.from(numbers)]);
        expect(from.json("t")).toEqual({ text });
      }),
    );
  });

  test("a snapshot read in the wrong order is refused, not misread", () => {
    const out = new ByteWriter();
    out.words("stock", Int32Array.of(1, 2, 3));
    expect(() => new ByteReader(out.finish()).words("price", Int32Array)).toThrow(
      "snapshot holds stock:Int32Array",
    );
  });

  test("hashed on the way equals hashed when written, whatever the columns' sizes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string({ unit: "grapheme" }), (numbers, text) => {
        const [out, hash] = [new ByteWriter(), new HashWriter()];
        for (const writer of [out, hash]) {
          writer.words("narrow", Int16Array.from(numbers));
          writer.words("bytes", Uint8Array.from(numbers).subarray(1));
          writer.json("text", { text, numbers });
          writer.words("wide", Float64Array.from(numbers));
        }
        expect(hash.digits()).toBe(hashBytes(out.finish()));
      }),
    );
  });

  test("canonical JSON reads back as JSON does, for anything JSON can hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("equal values have equal JSON, and one changed byte another hash", () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
    const anyText = fc.string({ unit: "binary", maxLength: 90 });
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), (text) => {
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
        expect(canonicalJson({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
      }),
    );
    for (const odd of ['"', "\\", "\n", "\u007f", "\ud800", "\udc00a", "\u2028"])
      expect(canonicalJson(odd)).toBe(JSON.stringify(odd));
    expect(hashBytes(Uint8Array.of(1, 2, 3, 4, 5))).not.toBe(
      hashBytes(Uint8Array.of(1, 2, 3, 4, 6)),
    );
  });
});

test("a quantile between knots: the median of the logistic is 0, its 97.5th percentile 3.66, a Weibull's median 18.1", () => {
  const logistic = knots(logisticQuantile);
  expect(between(logistic, 2 ** 31)).toBeCloseTo(0, 6);
  expect(between(logistic, Math.floor(0.975 * 2 ** 32))).toBeCloseTo(3.6636, 3);
  const dwell = knots((p) => weibullQuantile(p, 0.72, 30));
  expect(between(dwell, 2 ** 31)).toBeCloseTo(30 * Math.LN2 ** (1 / 0.72), 3);
});

test("columns grow while many rows are opened at once, and are handed over whole", () => {
  const builder = new ColumnBuilder({
    name: "t",
    columns: [
      { name: "at", type: "u32" },
      { name: "clicked", type: "u8" },
    ],
  });
  for (let block = 0; block < 3; block += 1) {
    const first = builder.open(200);
    for (let i = 0; i < 200; i += 1) {
      builder.col.at[first + i] = first + i;
      builder.col.clicked[first + i] = i % 2;
    }
  }
  const { rows, columns } = builder.take();
  expect(rows).toBe(600);
  expect([...(columns["at"] as Uint32Array)]).toEqual(Array.from({ length: 600 }, (_, i) => i));
  expect(columns["clicked"]).toBeInstanceOf(Uint8Array);
  expect(builder.rows).toBe(0);
});

test("a batch grows row by row and is handed over whole", () => {
  const builder = new BatchBuilder(
    {
      name: "t",
      columns: [
        { name: "at", type: "u32" },
        { name: "fen", type: "i32" },
      ],
    },
    {},
    2,
  );
  for (let i = 0; i < 5; i += 1) builder.add(i, -i);
  const batch = builder.take();
  expect(batch.rows).toBe(5);
  expect([...(batch.columns["fen"] as Int32Array).subarray(0, 5)]).toEqual([0, -1, -2, -3, -4]);
  expect(builder.rows).toBe(0);
});
