import { hourMs } from '../../src/basis/time.ts';
import { chance, drift } from './chance.ts';

/** Weather of one place and hour. Wind blows towards `towards` (radians, 0 = east, anticlockwise). */
export type Weather = {
  readonly temperature: number;
  readonly windSpeed: number;
  readonly towards: number;
  /** mm in the hour. */
  readonly rain: number;
  /** 0 well mixed … 1 stagnant. */
  readonly stagnation: number;
  /** 0 … 1, by the sun's height and the cloud. */
  readonly sun: number;
};

const epoch = Date.UTC(2026, 0, 1);
/** Highs and lows pass in about four days; they reach a place three hours later per degree of longitude. */
const synopticHours = 50;
const hoursPerDegree = 3;

/** Civil hour of the day at UTC+8 and the day of the week (0 = Monday). */
export const clockOf = (at: number): { readonly hour: number; readonly weekday: number } => {
  const civil = Math.floor((at + 8 * hourMs) / hourMs);
  return { hour: ((civil % 24) + 24) % 24, weekday: (((Math.floor(civil / 24) + 3) % 7) + 7) % 7 };
};

export function weatherAt(seed: number, lon: number, at: number): Weather {
  const hours = (at - epoch) / hourMs;
  const phase = (hours - (lon - 118) * hoursPerDegree) / synopticHours;
  const pressure = drift(seed, 201, phase);
  const moist = drift(seed, 202, phase * 1.3);
  const rain = moist > 0.68 && pressure < 0.6 ? (moist - 0.68) * 12 * chance(seed, 203, Math.floor(hours)) : 0;
  const { hour } = clockOf(at);
  const height = Math.max(0, Math.sin(((hour + 0.5 - 6) / 12) * Math.PI));
  const season = -Math.cos((2 * Math.PI * (hours / 24 - 15)) / 365);
  const windSpeed = 0.6 + 4.2 * (1 - pressure) + 1.2 * height;
  return {
    temperature: 16 + 12 * season + 5 * Math.sin(((hour - 9) / 12) * Math.PI) - (rain > 0 ? 3 : 0) + 4 * (pressure - 0.5),
    windSpeed, rain, sun: height * (1 - 0.7 * moist ** 2),
    towards: 2 * Math.PI * drift(seed, 204, phase * 0.8) * 1.5,
    stagnation: Math.max(0, pressure - 0.25 * height) * (rain > 0 ? 0.5 : 1),
  };
}
