import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Factor, FactorBook } from '../model/factor.ts';

type Row = { readonly code: string; readonly zh: string; readonly en: string; readonly unit: string | null; readonly type: string | null };

const derived: readonly Factor[] = [
  { code: 'aqi', name: { zh: '空气质量指数', en: 'air quality index' }, unit: '', decimals: 0 },
  { code: 'class', name: { zh: '水质类别', en: 'water class' }, unit: '', decimals: 0 },
  { code: 'DIN', name: { zh: '无机氮', en: 'inorganic nitrogen' }, unit: 'mg/L', decimals: 3 },
  { code: 'seaclass', name: { zh: '海水水质类别', en: 'class of sea water' }, unit: '', decimals: 0 },
  { code: 'a05024', name: { zh: '臭氧', en: 'ozone' }, unit: 'µg/m³', decimals: 0 },
];
/** HJ 212-2017 prints these as ng/m3, which is wrong for practice; stations are registered in µg/m³ (CO in mg/m³). */
const ambientUnits: Readonly<Record<string, string>> = { a34002: 'µg/m³', a34004: 'µg/m³', a34001: 'µg/m³' };

/** Factors of HJ 212 by code, with the derived ones that determinations use. `N3.1` gives one decimal. */
export function loadFactorBook(): FactorBook {
  const file = JSON.parse(readFileSync(join(import.meta.dirname, '../../standards/hj212/factors.json'), 'utf8')) as { rows: readonly Row[] };
  const listed = file.rows.map((row): Factor => ({
    code: row.code, name: { zh: row.zh, en: row.en }, unit: ambientUnits[row.code] ?? row.unit ?? '', decimals: Number(/\.(\d)/.exec(row.type ?? '')?.[1] ?? 0),
  }));
  return new Map([...listed, ...derived].map((factor) => [factor.code, factor]));
}
