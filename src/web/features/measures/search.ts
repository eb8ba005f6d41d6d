import { dueSpans, measureFlags, measureStandings, measureStates } from '../../../model/measure-list.ts';

export const views = ['table', 'gantt'] as const;
export const zooms = ['month', 'quarter', 'year'] as const;
const sorts = ['due', 'item'] as const;

/** What the page shows, in the URL: a list behind a figure can be sent on. */
export type MeasureSearch = {
  readonly view?: (typeof views)[number];
  readonly zoom?: (typeof zooms)[number];
  readonly sort?: (typeof sorts)[number];
  readonly region?: string;
  readonly lead?: string;
  readonly type?: string;
  readonly document?: string;
  readonly standing?: (typeof measureStandings)[number];
  readonly state?: (typeof measureStates)[number];
  readonly due?: (typeof dueSpans)[number];
  readonly flag?: (typeof measureFlags)[number];
  readonly works?: true;
  readonly text?: string;
};
export type Change = { readonly [key in keyof MeasureSearch]?: MeasureSearch[key] | undefined };

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);
const text = (value: unknown): string | undefined => {
  const said = typeof value === 'number' ? String(value) : value;
  return typeof said === 'string' && said !== '' && said.length <= 100 ? said : undefined;
};

/** Whatever an address says beyond this is passed over. */
export function measureSearch(search: Record<string, unknown>): MeasureSearch {
  const region = text(search['region']);
  return kept({
    view: oneOf(views, search['view']),
    zoom: oneOf(zooms, search['zoom']),
    sort: oneOf(sorts, search['sort']),
    region: region !== undefined && /^\d{6}(\d{3})?$/.test(region) ? region : undefined,
    lead: text(search['lead']),
    type: text(search['type']),
    document: text(search['document']),
    standing: oneOf(measureStandings, search['standing']),
    state: oneOf(measureStates, search['state']),
    due: oneOf(dueSpans, search['due']),
    flag: oneOf(measureFlags, search['flag']),
    works: search['works'] === true ? true : undefined,
    text: text(search['text']),
  });
}

export const kept = (search: Change): MeasureSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as MeasureSearch;

/** What the figures above the list are counted over. */
export const placeOf = ({ region, lead, type, document }: MeasureSearch): MeasureSearch => kept({ region, lead, type, document });

/** What the list itself is asked. */
export const askedOf = ({ view: _view, zoom: _zoom, ...asked }: MeasureSearch): Omit<MeasureSearch, 'view' | 'zoom'> => asked;

/** Of the list, what one of the figures above chooses. */
const chosen = ['standing', 'state', 'due', 'flag', 'works'] as const;
export const isChosen = (search: MeasureSearch, figure: Change): boolean => chosen.every((key) => search[key] === figure[key]);
/** The address of the list behind a figure: places, words and view stay. */
export function behind(search: MeasureSearch, figure: Change): MeasureSearch {
  const rest = Object.fromEntries(Object.entries(search).filter(([key]) => !chosen.some((one) => one === key)));
  return kept({ ...rest, ...figure });
}
