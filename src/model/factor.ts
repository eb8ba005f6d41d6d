import type { Words } from './words.ts';

/** 因子: code of HJ 212 (or `aqi`, `class` for derived ones), its names, unit and digits. */
export type Factor = { readonly code: string; readonly name: Words; readonly unit: string; readonly decimals: number };

/** Factor by code; an unknown code keeps its code as its name. */
export type FactorBook = ReadonlyMap<string, Factor>;

export const factorOf = (book: FactorBook, code: string): Factor =>
  book.get(code) ?? { code, name: { zh: code, en: code }, unit: '', decimals: 2 };
