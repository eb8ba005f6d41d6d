import { twoHighStatuses, type TwoHighProject, type TwoHighStatus } from './two-high-project.ts';

type Kind = 'text' | 'number' | 'day' | 'choice' | 'register' | 'long';
type ChoiceWord = `status-${TwoHighStatus}` | 'required-yes' | 'required-no';
type Field = { readonly id: string; readonly kind: Kind; readonly required?: true; readonly words?: 'status' | 'required' };

/** The form, in the order of the page. Papers that are left blank are not on record. */
export const fields = [
  { id: 'id', kind: 'text', required: true }, { id: 'name', kind: 'text', required: true }, { id: 'nameEn', kind: 'text' },
  { id: 'status', kind: 'choice', required: true, words: 'status' }, { id: 'region', kind: 'register', required: true },
  { id: 'unit', kind: 'register' }, { id: 'proponent', kind: 'text' }, { id: 'industryCode', kind: 'text', required: true },
  { id: 'energy', kind: 'number' }, { id: 'carbon', kind: 'number' }, { id: 'capacity', kind: 'text' }, { id: 'startedOn', kind: 'day' },
  { id: 'eiaDocument', kind: 'text' }, { id: 'eiaDay', kind: 'day' }, { id: 'eiaBy', kind: 'text' },
  { id: 'reviewDocument', kind: 'text' }, { id: 'reviewDay', kind: 'day' }, { id: 'coalRequired', kind: 'choice', words: 'required' },
  { id: 'coalSource', kind: 'text' }, { id: 'coalTonnes', kind: 'number' }, { id: 'offsetRequired', kind: 'choice', words: 'required' },
  { id: 'offsetSource', kind: 'text' }, { id: 'offsetTonnes', kind: 'number' }, { id: 'checkedOn', kind: 'day' },
  { id: 'checkedBy', kind: 'text' }, { id: 'note', kind: 'long' }, { id: 'offList', kind: 'day' },
  { id: 'from', kind: 'day', required: true }, { id: 'why', kind: 'long', required: true },
] as const satisfies readonly Field[];
export type FieldId = (typeof fields)[number]['id'];
export type Values = { readonly [id in FieldId]?: string };

/** What a choice offers, each with its word. */
export const choicesOf = ({ words }: Field): readonly (readonly [string, ChoiceWord])[] => {
  if (words === 'status') return twoHighStatuses.map((status) => [status, `status-${status}`]);
  return words === 'required' ? [['yes', 'required-yes'], ['no', 'required-no']] : [];
};

/** What still has to be said: also the rest of a paper that was begun, and one of the two who may stand behind a project. */
export function blank(values: Values): readonly FieldId[] {
  const has = (id: FieldId): boolean => (values[id] ?? '').trim() !== '';
  const begun = (ids: readonly FieldId[]): readonly FieldId[] => (ids.some(has) ? ids : []);
  const wanted: readonly FieldId[] = [
    ...fields.flatMap((field) => ('required' in field ? [field.id] : [])), ...begun(['eiaDocument', 'eiaDay', 'eiaBy']),
      ...begun(['reviewDocument', 'reviewDay']),
    ...(has('coalSource') || has('coalTonnes') ? ['coalRequired' as const] : []),
    ...(has('offsetSource') || has('offsetTonnes') ? ['offsetRequired' as const] : []),
    ...(has('unit') ? [] : ['proponent' as const]),
  ];
  return wanted.filter((id) => !has(id));
}

/** The project that the form says; what is blank is left out. */
export function projectOf(values: Values): TwoHighProject {
  const said = (id: FieldId): string => (values[id] ?? '').trim();
  const texts = (pairs: Readonly<Record<string, FieldId>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(pairs).flatMap(([key, id]) => (said(id) === '' ? [] : [[key, said(id)]])));
  const figures = (pairs: Readonly<Record<string, FieldId>>): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(texts(pairs)).map(([key, text]) => [key, Number(text)]));
  const part = (key: string, held: object): object => (Object.keys(held).length === 0 ? {} : { [key]: held });
  return {
    id: said('id'), name: { zh: said('name'), en: said('nameEn') === '' ? said('name') : said('nameEn') }, status: said('status'),
      region: said('region'),
    industry: said('industryCode'), ...texts({ unit: 'unit', proponent: 'proponent', capacity: 'capacity', startedOn: 'startedOn',
      checkedOn: 'checkedOn', checkedBy: 'checkedBy' }),
    ...texts({ note: 'note', offList: 'offList' }), ...figures({ energy: 'energy', carbon: 'carbon' }),
    ...part('eia', texts({ document: 'eiaDocument', day: 'eiaDay', by: 'eiaBy' })),
    ...part('energyReview', texts({ document: 'reviewDocument', day: 'reviewDay' })),
    ...part('coal', { ...texts({ required: 'coalRequired', source: 'coalSource' }), ...figures({ tonnes: 'coalTonnes' }) }),
    ...part('offset', { ...texts({ required: 'offsetRequired', source: 'offsetSource' }), ...figures({ tonnes: 'offsetTonnes' }) }),
  } as TwoHighProject;
}

/** A form that says what stands; the day and the reason of the change are asked anew. */
export function valuesOf(project: TwoHighProject): Values {
  const { name, industry, energy, carbon, eia, energyReview, coal, offset, ...plain } = project;
  const held: { readonly [id in FieldId]?: string | number | undefined } = {
    ...plain, name: name.zh, nameEn: name.en, industryCode: industry, energy, carbon, eiaDocument: eia?.document, eiaDay: eia?.day,
      eiaBy: eia?.by,
    reviewDocument: energyReview?.document, reviewDay: energyReview?.day, coalRequired: coal?.required, coalSource: coal?.source,
      coalTonnes: coal?.tonnes,
    offsetRequired: offset?.required, offsetSource: offset?.source, offsetTonnes: offset?.tonnes,
  };
  return Object.fromEntries(Object.entries(held).flatMap(([id, value]) => (value === undefined ? [] : [[id, String(value)]])));
}
