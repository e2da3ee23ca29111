/** Numbers of customer service (docs/model/service.md). Assumptions unless a source is named. */
export const SERVICE_NUMBERS = {
  /** Who has asked and got nothing: the logit beside readiness (about as ready as who never asked). */
  unanswered: -5,
  /** Of readiness beyond that of a typical asker, this much counts once somebody has doubts to ask about. */
  readiness: 0.5,
  /** The readiness of a typical asker, from which an answer is reckoned. */
  waitsAt: 1.8,
  /** Who asks and waits for the answer: the readiness at which half do, and how sharply it parts them. */
  writesAt: 1.2,
  waitsSlope: 1.5,
  /** What an answer to everything that was asked adds; F63: 35–60 % of enquiries become orders in good shops. */
  helps: 2.5,
  /** What the same answer is worth from a machine. */
  machine: 0.3,
  /** What an answer at once adds, fading with the wait in seconds (F62; F63: buyers' patience is about 15 s). */
  quick: 0.6,
  quickFades: 60,
  /** A friendly or a sour mood, a step. */
  mood: 0.35,
  /** Delivery promised sooner than it comes; and what that does to the buyer when it is late. */
  overPromise: 0.5,
  betrayed: 0.5,
  /** Other goods shown beside those asked about divide the mind; a card this much dearer is none to send. */
  distracts: 0.15,
  cardDearer: 1.2,
  /** A coupon: readiness for each e-fold off the price. */
  coupon: 3,
  /** The middle of what a buyer waits for a first answer, in seconds, and its spread in logarithm. */
  patience: 75,
  patienceSpread: 0.7,
  afterSalePatience: 4,
  /** Chances that a buyer with such a grievance writes. */
  writesLate: 0.45,
  writesDamaged: 0.85,
  writesPoor: 0.4,
  writesReturn: 0.5,
  /** Of those who are very let down, how many come with abuse. */
  abusive: 0.3,
  /** Chances per order: a wrong thing in the parcel, an invoice, a cheat. */
  wrongItem: 0.005,
  invoice: 0.03,
  scam: 0.008,
  priceDifference: 0.35,
  /** Satisfaction: solved, unsolved, and left alone; a step of mood (F38: amends lift satisfaction). */
  solved: 1.4,
  unsolved: -0.35,
  left: -0.1,
  moodStep: 0.12,
  /** Chance that who was left alone never comes back; that who was helped keeps the shop in mind. */
  lostWhenLeft: 0.05,
  /** Who did not buy after an answer (or none) keeps the goods in mind with this chance. */
  keepsGoods: 0.35,
  keepsInMind: 0.08,
  /** The least share of the goods' price that makes a buyer keep them. */
  reserveFrom: 0.06,
  reserveSpread: 0.3,
  /** How offices' hours spread in logarithm, rise with what lies there, end in nothing; steps of mood for a date missed. */
  ticketSpread: 0.5,
  ticketLoad: 0.08,
  ticketUnsure: 0.12,
  wordBroken: 2,
  /** Complaints taken to the platform, and what the platform takes for one that is lost, in fen. */
  complains: 0.4,
  /** Who was left alone mostly gives up; who was handled badly does not. */
  complainsLeft: 0.15,
  scamComplains: 0.35,
  fineFen: 2000,
  caseHours: 48,
  /** A bad review well answered: chance of another star (F30 stands: most never come back to it). */
  mends: 0.35,
  /** A reported review: hours until the platform has looked, chance that a stranger's goes; after a buyer's was reported, hours without reports and chance that the buyer never comes back. */
  reportHours: 24,
  reportHeeds: 0.85,
  reportsClosed: 168,
  reportLoses: 0.5,
  /** Seconds until hired people answer, alone; how much each further conversation adds; their slips. */
  tempSeconds: 38,
  tempSlips: 0.22,
  skilledSeconds: 16,
  skilledSlips: 0.06,
  load: 0.12,
} as const;

/** How often each matter is what is asked before buying; where goods have sizes, and where not. */
export const ASKED = [0.34, 0.12, 0.1, 0.17, 0.13, 0.08, 0.06] as const;
