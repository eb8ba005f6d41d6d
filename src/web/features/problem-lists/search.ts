import { indexParts, type IndexPart } from '../../../model/problem-lists.ts';

export const views = ['lists', 'index'] as const;
const sides = ['for', 'against', 'in-part'] as const;
const origins = ['self-found', 'handed-down'] as const;
const states = ['open', 'solved', 'overdue'] as const;
const levels = ['county', 'city'] as const;

/** What the page shows, in the URL: a link to a figure's problems can be sent on. */
export type ListSearch = {
  readonly view?: (typeof views)[number] | undefined; readonly region?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined;
  readonly list?: string | undefined; readonly part?: IndexPart | undefined; readonly side?: (typeof sides)[number] | undefined;
  readonly origin?: (typeof origins)[number] | undefined; readonly state?: (typeof states)[number] | undefined; readonly text?: string | undefined; readonly level?: (typeof levels)[number] | undefined;
};
export type Go = (change: ListSearch) => void;

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const region = (value: unknown): string | undefined => { const code = typeof value === 'number' ? String(value) : text(value); return code !== undefined && /^\d{6}$/.test(code) ? code : undefined; };
const day = (value: unknown): string | undefined => { const given = text(value); return given !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined; };

/** Whatever an address says beyond this is passed over. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  const read: ListSearch = {
    view: oneOf(views, search['view']), region: region(search['region']), from: day(search['from']), to: day(search['to']), list: text(search['list']),
    part: oneOf(indexParts, search['part']), side: oneOf(sides, search['side']), origin: oneOf(origins, search['origin']), state: oneOf(states, search['state']),
    text: text(search['text']), level: oneOf(levels, search['level']),
  };
  return kept(read);
}

export const kept = (search: ListSearch): ListSearch => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as ListSearch;

/** The query of what is set: a server takes no empty places. */
export function queryOf<K extends keyof ListSearch>(search: ListSearch, keys: readonly K[]): { readonly [key in K]?: Exclude<ListSearch[key], undefined> } {
  return Object.fromEntries(keys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]]))) as { readonly [key in K]?: Exclude<ListSearch[key], undefined> };
}
