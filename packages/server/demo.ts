/** What does a newcomer find? On an empty store, a class with a teacher and three trainees, each in a market. */
import { addClass, addPerson, countPeople, enrol, type Db } from "@dianzhang/db";
import { openMarketFor } from "./opening.ts";
import type { Shelf } from "./shelf.ts";
import zh from "./text.zh.json" with { type: "json" };

const SCENARIO = "apparel";
const SEED = 7;

/** Makes the demo class once; a store with people in it is left alone. Demo accounts have no password. */
export async function makeDemoClass(db: Db, shelf: Shelf): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if ((await countPeople(tx)) > 0) return false;
    const { demo } = zh;
    const demoPerson = { passwordHash: null, isDemo: true };
    const teacher = await addPerson(tx, {
      ...demoPerson,
      account: "demo-teacher",
      name: demo.teacher,
      role: "teacher",
    });
    if (!teacher) return false;
    const classId = await addClass(tx, { name: demo.class, teacher: teacher.id });
    const name = shelf.take(SCENARIO).scenario.name.zh;
    for (const [i, trainee] of demo.trainees.entries()) {
      const person = await addPerson(tx, {
        ...demoPerson,
        account: `demo-${i + 1}`,
        name: trainee,
        role: "trainee",
      });
      if (!person) return false;
      await enrol(tx, classId, person.id);
      const opening = {
        scenario: SCENARIO,
        name,
        mode: "solo",
        people: [person.id],
        classId,
        seed: SEED,
      } as const;
      await openMarketFor(tx, shelf, opening);
    }
    return true;
  });
}
