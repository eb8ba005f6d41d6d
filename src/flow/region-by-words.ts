import { levelOf, type Region } from '../model/region.ts';
import type { Directory } from './directory.ts';

/**
 * Regions of a level that a text can mean: by code, by name, by a name that it ends with (市 before 县), or as the place of a unit of that
 * name. Of several that fit, the one whose region above stands in the text too. None: unknown; several: ambiguous.
 */
export function regionsMeant({ regions, units }: Directory, level: Region['level'], text: string): readonly Region[] {
  const plain = text.replaceAll(/\s/gu, '');
  if (plain === '') return [];
  const own = [...regions.values()].filter(({ code }) => levelOf(code) === level);
  const coded = own.filter(({ code }) => code === plain);
  if (coded.length > 0) return coded;
  const places = new Set([...units.values()].filter(({ name }) => name.zh === plain || name.en === text.trim()).map(({ region }) => region));
  const stem = plain.replace(/(?:人民)?政府$/u, '');
  const fitting = own.filter(({ code, name }) => places.has(code) || stem.endsWith(name.zh) || name.en === text.trim());
  if (fitting.length <= 1) return fitting;
  const above = (code: string): string | undefined => regions.get(`${code.slice(0, 4)}00`)?.name.zh;
  const named = fitting.filter(({ code }) => levelOf(code) === 'county' && plain.includes(above(code) ?? '\n'));
  return named.length === 1 ? named : fitting;
}
