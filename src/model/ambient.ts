/**
 * The six pollutants of HJ 633 by the factor code a station's logger sends (HJ 524 codes as listed in HJ 212; a05024 for
 * ozone is met in frames). Values in µg/m³, CO in mg/m³, as the stations are registered.
 */
export const ambientPollutants: ReadonlyMap<string, string> = new Map([
  ['a34004', 'PM2.5'], ['a34002', 'PM10'], ['a21026', 'SO2'], ['a21004', 'NO2'], ['a21005', 'CO'], ['a05024', 'O3'],
]);

const factors = new Map([...ambientPollutants].map(([factor, pollutant]) => [pollutant, factor]));
/** The factor under which a pollutant of the six is kept; empty for any other. */
export const ambientFactor = (pollutant: string): string => factors.get(pollutant) ?? '';

/** Unit in which a station gives a factor; undefined for a factor that is none of the six. */
export const ambientUnit = (factor: string): string | undefined => {
  const pollutant = ambientPollutants.get(factor);
  return pollutant === undefined ? undefined : pollutant === 'CO' ? 'mg/m³' : 'µg/m³';
};

/** Items of GB 3838 by factor code, as automatic sections send them; mg/L, pH without unit, temperature in °C. */
export const sectionItems: ReadonlyMap<string, string> = new Map([
  ['w01001', 'pH'], ['w01009', 'DO'], ['w01019', 'CODMn'], ['w21003', 'NH3-N'], ['w21011', 'TP'], ['w21001', 'TN'],
]);

/**
 * What a lake's trophic index needs beside them: chlorophyll-a in µg/L (= mg/m³), transparency in m. HJ 212 lists neither;
 * the codes are those of HJ 525 as remembered (`standards/hj212/factors.json` says low).
 */
export const lakeItems: ReadonlyMap<string, string> = new Map([['w01016', 'chlorophyll-a'], ['w01004', 'transparency']]);

/**
 * Items of GB 3097 by factor code, as buoys send them, mg/L and pH: nitrogen as N, phosphate as P under a code of this house. The sea's COD is by
 * alkaline permanganate; it stands under the code that HJ 212 has for 化学需氧量.
 */
export const seaItems: ReadonlyMap<string, string> = new Map([
  ['w01001', 'pH'], ['w01009', 'DO'], ['w01018', 'COD'], ['w21007', 'NO3-N'], ['w21006', 'NO2-N'], ['w21003', 'NH4-N'], ['h01010', 'SRP'], ['w22001', 'oil'],
]);
/** What is derived of a buoy: the sum of inorganic nitrogen, and the class 1 … 5 (5 is worse than class 4). */
export const seaNitrogen = 'DIN';
export const seaClassFactor = 'seaclass';

/** Levels of an hour of a noise station by factor code, with the pollutant of GB 3096 that limits them, dB(A). */
export const noiseLevels: ReadonlyMap<string, 'Leq' | 'Lmax'> = new Map([['Leq', 'Leq'], ['LMx', 'Lmax']]);

/** What a table of air over a period has its rows of. */
export const airLevels = ['city', 'county', 'station'] as const;
export type AirLevel = (typeof airLevels)[number];
