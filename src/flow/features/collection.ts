import type { Queryables } from '../../codecs/cql2/filter.ts';
import type { Shape } from '../../codecs/geojson/coordinate-system.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';

/** One public thing of a layer. `at`: when, UTC ms, where the layer has a time. `page`: the page of the public site that shows it. */
export type FeatureRow = {
  readonly id: string; readonly shape: Shape | null; readonly properties: Readonly<Record<string, string | number | null>>;
  readonly at?: number; readonly page?: string;
};

export type Column = { readonly title: Words; readonly type: 'string' | 'integer' | 'date-time'; readonly enum?: readonly string[] };

/** A layer (图层, collection) of what the public site shows: its columns are its queryables. */
export type Collection = {
  readonly id: string; readonly title: Words; readonly description: Words;
  /** JSON schema format of its geometry; without it the layer is a table. */
  readonly geometry?: 'geometry-point' | 'geometry-multipoint' | 'geometry-multipolygon';
  readonly columns: Readonly<Record<string, Column>>;
  /** Every row, in any order. Reads nothing that the public site does not show. */
  readonly rows: (house: House) => Promise<readonly FeatureRow[]>;
};

export const geometryName = 'geometry';
const kinds = { 'string': 'text', 'integer': 'number', 'date-time': 'timestamp' } as const;

export const queryablesOf = ({ columns, geometry }: Collection): Queryables => ({
  ...Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, kinds[type]])), ...(geometry === undefined ? {} : { [geometryName]: 'geometry' as const }),
});

const column = (zh: string, en: string, type: Column['type'] = 'string'): Column => ({ title: { zh, en }, type });
export const columnOf = column;
export const regionColumns = {
  region: column('行政区划代码', 'code of the region (GB/T 2260)'), regionZh: column('行政区划', 'region, Chinese'), regionEn: column('行政区划(英文)', 'region, English'),
} as const;
export const nameColumns = { nameZh: column('名称', 'name, Chinese'), nameEn: column('名称(英文)', 'name, English') } as const;

export function regionValues({ directory }: House, code: string): Record<keyof typeof regionColumns, string | null> {
  const name = directory.regions.get(code)?.name;
  return { region: code, regionZh: name?.zh ?? null, regionEn: name?.en ?? null };
}
