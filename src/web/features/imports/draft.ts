import type { Static } from 'typebox';
import type { putMapping, startImport, uploadImportFile } from '../../../contract/import.ts';

export type Look = Static<typeof uploadImportFile.reply>;
export type Mapping = Static<NonNullable<typeof putMapping.body>>;
export type Door = Static<NonNullable<typeof startImport.body>>['door'];
/** Formats that are known by name. */
export const namedKinds = ['cnemc', 'surface-water', 'firms'] as const;
export const isNamed = (kind: string | undefined): kind is (typeof namedKinds)[number] => namedKinds.some((one) => one === kind);
/** `new`: through the mapping that is being made here. */
export type Chosen = Door | 'new';
/** A mapping in the making: what the guess left out is still to be said. */
export type Draft = Partial<Mapping> & Pick<Mapping, 'columns' | 'delimiter' | 'missing' | 'kind' | 'belowDetection'>;

export const kinds = ['air-station', 'water-section', 'noise-station', 'sea-buoy', 'air-outlet',
  'water-outlet'] as const satisfies readonly Mapping['kind'][];
export const periods = ['realtime', 'minute', 'hour', 'day'] as const satisfies readonly Mapping['period'][];
export const belows = ['refuse', 'half', 'limit', 'zero'] as const satisfies readonly Mapping['belowDetection'][];

/** The guess of the server, or an empty draft where it said nothing that can be used. */
export const draftOf = ({ guess, columns }: Look): Draft => {
  const given = typeof guess === 'object' && guess !== null ? guess as Partial<Draft> : {};
  return { columns, delimiter: ',', missing: [], kind: 'air-station', belowDetection: 'refuse', ...given };
};

/** What must still be said, by the names of its words; empty when the mapping is whole. */
export function lacking(draft: Draft): readonly ('name' | 'time' | 'period' | 'point' | 'factors')[] {
  const { name, time, period, point, factors } = draft;
  return [
    ...(name === undefined || name.trim() === '' ? ['name' as const] : []),
    ...(time === undefined || time.columns.length === 0 || time.format.length < 2 ? ['time' as const] : []),
    ...(period === undefined ? ['period' as const] : []),
    ...(point === undefined || ('column' in point && point.column === '') ? ['point' as const] : []),
    ...(factors === undefined || codesOf(factors).length === 0 ? ['factors' as const] : []),
  ];
}

const codesOf = (factors: Mapping['factors']): readonly string[] =>
  ('wide' in factors ? factors.wide.map(({ factor }) => factor) : Object.values(factors.long).map(({ factor }) => factor));

export const whole = (draft: Draft): Mapping | undefined => (lacking(draft).length === 0 ? draft as Mapping : undefined);
