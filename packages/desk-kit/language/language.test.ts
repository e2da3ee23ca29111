/** What is read in an answer, and are the words found where they stand? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { automaton, buyerReader, readAnswer } from "./index.ts";

test("an answer's acts, size, days and stock", () => {
  expect(readAnswer("真抱歉，麻烦拍张破损的照片给我看看").acts.toSorted()).toEqual([
    "ask-evidence",
    "empathise",
  ]);
  expect(readAnswer("按尺码表推荐您选L码").size).toBe("l");
  expect(readAnswer("今天下单明天发货，一般3-4天送到").days).toBe(4);
  expect(readAnswer("到北京大概五天能到").days).toBe(5);
  expect(readAnswer("您好，这个码已经卖完了").inStock).toBe(false);
  expect(readAnswer("有现货的，可以拍").inStock).toBe(true);
  expect(readAnswer("We are so sorry for the trouble").acts).toContain("empathise");
  expect(readAnswer("…… 🌹").acts).toEqual([]);
});

test("what must not be said: rudeness, claims, another buyer's number, another way to pay, pictures", () => {
  expect(readAnswer("爱买不买").faults).toContain("rude");
  expect(readAnswer("我们是全网最低价").faults).toContain("claim");
  expect(readAnswer("最好先量一下腰围再拍").faults).toEqual([]);
  expect(readAnswer("您打 13812345678 这个电话").faults).toContain("leak");
  expect(readAnswer("您加微信，我私下转给您").faults).toContain("off-platform");
  expect(readAnswer("抱歉，不能加微信，也不支持私下交易").faults).toEqual([]);
  expect(readAnswer("好的🙂").faults).toContain("emoji");
});

test("a buyer's two wishes are both heard", () => {
  expect(buyerReader().read("我165/52穿什么码，另外有没有优惠券").toSorted()).toEqual([
    "discount",
    "size",
  ]);
});

test("the automaton finds what a search word by word finds", () => {
  const signs = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 30 });
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(signs, fc.uniqueArray(word, { maxLength: 8 }), (text, words) => {
      const plain = words.flatMap((one) =>
        Array.from({ length: text.length }, (_, from) => from)
          .filter((from) => text.startsWith(one, from))
          .map((from) => `${from}:${one}`),
      );
      const found = automaton(words)
        .find(text)
        .map(({ from, word: one }) => `${from}:${one}`);
      expect(found.toSorted()).toEqual(plain.toSorted());
    }),
  );
});
