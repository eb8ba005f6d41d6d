import { Type, type Static } from 'typebox';
import { Words } from './words.ts';

/** GB/T 2260 code (6 digits), with 3 more for a township (GB/T 10114). A park has a unit, not a region. */
export const RegionCode = Type.String({ pattern: '^\\d{6}(\\d{3})?$' });
export type RegionCode = Static<typeof RegionCode>;

export const Region = Type.Object({
  code: RegionCode,
  name: Words,
  level: Type.Enum(['province', 'city', 'county', 'township']),
  /** Representative point, degrees (CGCS2000 / WGS 84). */
  lon: Type.Number(),
  lat: Type.Number(),
  /** Ring(s) as GeoJSON MultiPolygon coordinates, degrees; absent where no boundary is held. */
  boundary: Type.Optional(Type.Array(Type.Array(Type.Array(Type.Array(Type.Number()))))),
});
export type Region = Static<typeof Region>;

/** Codes that share this prefix lie inside: 980000 → "98", 980100 → "9801", 980101 → "980101". */
export function regionPrefix(code: RegionCode): string {
  if (code.length === 9) return code;
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}

/** The level that a code says by itself. */
export function levelOf(code: RegionCode): Region['level'] {
  if (code.length === 9) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

export const regionContains = (outer: RegionCode, inner: RegionCode): boolean => inner.startsWith(regionPrefix(outer));

/** 0 for a province, 3 for a township: the larger stands inside the smaller. */
export const levelRank = (level: Region['level']): number => (['province', 'city', 'county', 'township'] as const).indexOf(level);
