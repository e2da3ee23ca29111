/** The tiny market's border: porcelain and glass from two makers abroad, a zone and a warehouse there. */
const said = { zh: "试", en: "For tests" };

function code(id: string, tariffPermille: number, rest: object): object {
  return { code: id, name: said, tariffPermille, vatPermille: 130, ...rest };
}

const place = {
  name: said,
  jamHours: 48,
  storageFenKgMonth: 150,
  backPermille: 500,
  destroyFen: 50,
};

export const TINY_BORDER = {
  codes: [
    code("6911", 100, { categories: ["mug"] }),
    code("7013", 70, { categories: ["vase"] }),
    code("4901", 0, { vatPermille: 90 }),
    code("9701", 0, { isRetail: false }),
  ],
  sources: [
    {
      id: "arita",
      name: said,
      origin: said,
      about: said,
      categories: ["mug"],
      costPermille: 1200,
      quality: 0.4,
      taste: { easy: 0.4 },
      least: { general: 40, bonded: 20, overseas: 5 },
      seaHours: 120,
      seaFenKg: 300,
      haulHours: 24,
      haulFenKg: 50,
      shape: 40,
    },
    {
      id: "bohemia",
      name: said,
      origin: said,
      about: said,
      categories: ["mug", "vase"],
      costPermille: 700,
      quality: 0,
      least: { general: 60, bonded: 30, overseas: 10 },
      seaHours: 240,
      seaFenKg: 400,
      haulHours: 24,
      haulFenKg: 50,
      shape: 20,
    },
  ],
  general: { hours: 48, fileFen: 2000 },
  bonded: { ...place, hours: 20, clearHours: 8, declareFen: 200, returnFen: 1000, maxDays: 60 },
  overseas: {
    ...place,
    jamHours: 140,
    hours: 150,
    clearHours: 36,
    firstG: 500,
    firstFen: 1500,
    nextG: 500,
    nextFen: 500,
  },
  limits: { orderFen: 500_000, personFen: 2_600_000, taxPermille: 700, refundDays: 30 },
  ruling: { fen: 5000, hours: 48 },
};
