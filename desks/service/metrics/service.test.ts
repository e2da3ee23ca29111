/** How fast was answered, what came of it, and by whom? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 2 * DAY };

// Three talks of shop 1: one bought, one solved complaint, one who left; the platform's own example in talk 1.
const TABLES = {
  chats: `
    at      shop chat shopper listing order matter ending     answered_by opened  first_s needs met in_order faults given_fen
    0d11:00 1    1    11      5       -     size   not-bought person      0d10:10 475     1     1   1        0      0
    0d12:00 1    2    12      5       9     late   solved     agent       0d11:10 30      3     3   1        1      500
    0d13:00 1    3    13      5       -     stock  left       buyer       0d12:10 -       0     0   1        0      0
    0d14:00 1    4    14      5       10    gift   bought     robot       0d13:10 2       1     1   1        0      0
    0d14:00 2    5    15      6       -     size   bought     person      0d13:10 5       1     1   1        0      0`,
  chat_lines: `
    at         shop chat speaker moment
    0d10:10 1    1    buyer   opens
    0d10:15 1    1    buyer   presses
    0d10:18 1    1    person  answers
    0d10:19 1    1    buyer   more
    0d10:20 1    1    person  answers
    0d12:10 1    3    buyer   opens
    0d13:10 1    4    buyer   opens
    0d13:11 1    4    robot   answers
    0d13:11 2    5    buyer   opens`,
  ledger: `
    at      entry shop account amount_fen
    0d10:00 1     1    service 900
    0d10:00 1     1    cash    -900
    0d11:00 2     2    service 700`,
};

test("overview: four talks, one of four rounds in three minutes, a third of three enquiries bought", async () => {
  expect(await askOn(TABLES, here("service-overview.sql"), period)).toEqual([
    "chats=4 first_s=30 in_three=0.25 enquiries=3 converted=0.3333 complaints=1 solved=1 left_alone=1 cost_fen=900",
  ]);
});

test("matters and who answered", async () => {
  expect((await askOn(TABLES, here("service-matters.sql"), period))[1]).toBe(
    "matter=late chats=1 good=1 complete=1 in_order=1 faults=1 given_fen=500",
  );
  expect(await askOn(TABLES, here("service-answers.sql"), period)).toContain(
    "answered_by=robot chats=1 first_s=2 good=1 faults=0",
  );
});

test("two cards of goods 7, one of them out of place; one of two buyers took it", async () => {
  const cards = {
    chats: `
      at      shop chat order ending     matter
      0d11:00 1    1    3     bought     gift
      0d12:00 1    2    -     not-bought gift`,
    order_lines: `
      at      order shop listing
      0d10:30 3     1    7`,
    chat_lines: `
      at      shop chat speaker moment  faults card  card_of
      0d10:10 1    1    person  answers 0      goods 7
      0d10:20 1    2    person  answers 1024   goods 7
      0d10:21 1    2    person  answers 0      none  -
      0d10:22 1    2    person  answers 8      order 4`,
  };
  expect(await askOn(cards, here("service-cards.sql"), period)).toEqual([
    "card=goods listing=7 sent=2 misplaced=1 chats=2 bought=1 rate=0.5",
    "card=order listing=- sent=1 misplaced=1 chats=1 bought=0 rate=0",
  ]);
});

test("two tickets to the courier: one answered after four hours and told, one late", async () => {
  const tickets = `
    at      ticket shop office  state
    0d10:00 0      1    courier open
    0d11:00 1      1    courier open
    0d14:00 0      1    courier answered
    0d15:00 0      1    courier told
    0d17:00 1      1    courier late
    0d10:00 2      2    finance open`;
  expect(await askOn({ tickets }, here("service-tickets.sql"), period)).toEqual([
    "office=courier opened=2 answered=1 hours=4 told=1 late=1 kept=0.5",
  ]);
});

test("the machine answered in three talks: one bought alone, two went on to people, after one and two minutes", async () => {
  const machine = {
    chats: `
      at      shop chat matter ending
      0d11:00 1    1    size   bought
      0d11:00 1    2    size   bought
      0d11:00 1    3    size   left
      0d11:00 1    4    size   bought`,
    chat_lines: `
      at      shop chat speaker
      0d10:00 1    1    robot
      0d10:00 1    2    robot
      0d10:01 1    2    agent
      0d10:00 1    3    robot
      0d10:02 1    3    person
      0d10:00 1    4    person`,
  };
  expect(await askOn(machine, here("service-machine.sql"), period)).toEqual([
    "matter=size chats=3 handed=2 handed_rate=0.6667 alone_good=1 handed_good=0.5 wait_s=90",
  ]);
});

test("whoever asked once, was answered in a minute and said good-bye is one round in time, not one of two", async () => {
  const one = {
    chats: `
      at      shop chat matter ending
      0d11:00 1    1    size   not-bought`,
    chat_lines: `
      at      shop chat speaker moment
      0d10:00 1    1    buyer   opens
      0d10:01 1    1    person  answers
      0d10:02 1    1    buyer   bye`,
  };
  const [line] = await askOn(one, here("service-overview.sql"), period);
  expect(line).toContain("in_three=1 ");
});
