/** How much of the spread of grades is skill, and how much is the seed: the intraclass correlation. */

/**
 * One-way random effects, single measurement (ICC(1,1), Shrout and Fleiss 1979): `grades[policy][seed]`. 1 = a
 * policy gets the same grade on every seed; NaN with fewer than two policies or seeds.
 */
export function reliability(grades: readonly (readonly number[])[]): number {
  const policies = grades.length;
  const seeds = grades[0]?.length ?? 0;
  if (policies < 2 || seeds < 2) return Number.NaN;
  const means = grades.map((row) => row.reduce((sum, one) => sum + one, 0) / seeds);
  const middle = means.reduce((sum, one) => sum + one, 0) / policies;
  const between =
    (seeds * means.reduce((sum, one) => sum + (one - middle) ** 2, 0)) / (policies - 1);
  const within =
    grades.reduce(
      (sum, row, p) => sum + row.reduce((own, one) => own + (one - (means[p] as number)) ** 2, 0),
      0,
    ) /
    (policies * (seeds - 1));
  return Number(((between - within) / (between + (seeds - 1) * within)).toFixed(4));
}
