import { dayMs } from '../../basis/time.ts';

/** Rules of the screens, none of law: how far back a page looks and from when on a colour changes. Legal terms are data of a programme. */

/** What falls due within this time is coloured as due. */
export const soonMs = 3 * dayMs;
/** A list of points shows values no older than this. */
export const listedWithinMs = 2 * dayMs;
/** The page of one point shows values no older than this. */
export const shownWithinMs = 7 * dayMs;
/** The counts on a firm's file: 近30日, as its column says. */
export const countedWithinMs = 30 * dayMs;
/** A section without a reading for this long shows none. */
export const sectionWithinMs = 30 * dayMs;

/** 优良: level 2 or better (HJ 633: AQI ≤ 100). The level itself was determined by the edition in force. */
export const goodAirLevelMax = 2;
/** 优良水体: class III or better (GB 3838; 环办〔2011〕22号). */
export const goodWaterClassMax = 3;

/** Tonnes of a year are shown to the kilogram, shares to a hundredth; of the stretches of an outlet's year so many of the newest. */
export const tonneDecimals = 3;
export const percentDecimals = 2;
export const stretchesShown = 200;

/** A period of the water pages is a leap year at most; a section's table goes so many days back. */
export const periodDaysMax = 366;
export const seriesDays = { day: 31, month: 366, year: 1_096 } as const;
/** Water over a period is worked out once for all who ask within this time, and for so many periods. */
export const overviewFreshMs = 60_000;
export const overviewsKept = 24;
