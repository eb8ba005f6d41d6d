import { Check } from 'typebox/value';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { ListPart } from '../../model/two-high-columns.ts';
import { blank, projectOf, type FieldId, type Values } from '../../model/two-high-form.ts';
import { TwoHighProject } from '../../model/two-high-project.ts';
import type { House } from '../house.ts';
import { dayOfWords } from '../ledger-import/day-words.ts';
import { regionsMeant } from '../region-by-words.ts';

export type ListTexts = Readonly<Partial<Record<ListPart, string>>>;

const statuses: Readonly<Record<string, string>> = { 存量: 'existing', 已建: 'existing', 已建成: 'existing', 在建: 'building', 拟建: 'planned' };
const required: Readonly<Record<string, string>> = { 需要: 'yes', 是: 'yes', 需: 'yes', 不需要: 'no', 否: 'no', 无需: 'no', required: 'yes',
  'not required': 'no' };
const days: readonly FieldId[] = ['startedOn', 'eiaDay', 'reviewDay', 'checkedOn', 'offList'];
const figures: readonly FieldId[] = ['energy', 'carbon', 'coalTonnes', 'offsetTonnes'];
/** How lists say that something is not on record. */
const nothing = /^(?:[-—–/\\无]|未登记|暂无|not on record)?$/iu;

/**
 * One row as values of the form, over what stands (`held`): a blank leaves what is on record. Faults: ledger.unknown-region,
 * ledger.ambiguous-region, ledger.unknown-choice, ledger.bad-day, two-high.bad-number, two-high.row-unfit.
 */
export function readListRow(house: House, texts: ListTexts, held: Values): Result<TwoHighProject> {
  const given = partsOf(texts);
  const values: { [id in FieldId]?: string } = { ...held };
  for (const [id, text] of Object.entries(given) as [FieldId, string][]) {
    const read = valueOf(house, id, text);
    if (!read.ok) return read;
    values[id] = read.value;
  }
  if (texts.whose !== undefined && !nothing.test(texts.whose.trim())) Object.assign(values, whoseOf(house, texts.whose.trim()));
  const missing = blank({ ...values, from: '-', why: '-' })[0];
  if (missing !== undefined) return fail('two-high.row-unfit', missing);
  const project: unknown = projectOf(values);
  return Check(TwoHighProject, project) ? ok(project) : fail('two-high.row-unfit', (values.id ?? '').slice(0, 60));
}

/** Cells that say something; a paper in one cell (「文号 · 日期 · 机关」, as the page writes it) in its parts. */
function partsOf({ whose: _whose, eia, energyReview, coal, offset, ...plain }: ListTexts): Partial<Record<FieldId, string>> {
  const inOne: readonly (readonly [string | undefined, readonly FieldId[]])[] = [[eia, ['eiaDocument', 'eiaDay', 'eiaBy']],
    [energyReview, ['reviewDocument', 'reviewDay']]];
  const papers = inOne.flatMap(([text, ids]) => {
    const parts = (text ?? '').split(' · ');
    return ids.map((id, at): [FieldId, string] => [id, parts[at] ?? '']);
  });
  const cuts = ([[coal, 'coal'], [offset, 'offset']] as const).flatMap(([text, name]) => {
    const [says = '', ...rest] = (text ?? '').split(' · ');
    const tonnes = rest.find((one) => one.endsWith(' t/a'));
    const source = rest.find((one) => one !== tonnes);
    return [[`${name}Required`, says], [`${name}Tonnes`, tonnes?.slice(0, -4) ?? ''], [`${name}Source`, source ?? '']] as [FieldId,
      string][];
  });
  const said = [...papers, ...cuts, ...Object.entries(plain) as [FieldId, string][]].map(([id, text]): [FieldId, string] => [id,
    text.trim()]);
  return Object.fromEntries(said.filter(([, text]) => !nothing.test(text)));
}

function valueOf(house: House, id: FieldId, text: string): Result<string> {
  if (id === 'region') return regionOf(house, text);
  if (id === 'industryCode') return ok(/^[A-Z]?(\d{2,4})(?!\d)/u.exec(text)?.[1] ?? text);
  if (id === 'status') return chosen(statuses, ['existing', 'building', 'planned'], text);
  if (id === 'coalRequired' || id === 'offsetRequired') return chosen(required, ['yes', 'no'], text);
  if (days.includes(id)) {
    const day = dayOfWords(text);
    return day === undefined ? fail('ledger.bad-day', text.slice(0, 40)) : ok(day);
  }
  if (!figures.includes(id)) return ok(text);
  const plain = text.replaceAll(/[,,\s]/gu, '');
  return /^\d+(?:\.\d+)?$/u.test(plain) ? ok(plain) : fail('two-high.bad-number', text.slice(0, 40));
}

function chosen(words: Readonly<Record<string, string>>, ids: readonly string[], text: string): Result<string> {
  const id = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : text;
  return id !== undefined && ids.includes(id) ? ok(id) : fail('ledger.unknown-choice', text.slice(0, 40));
}

/** A county before a city of which it bears the name. */
function regionOf({ directory }: House, text: string): Result<string> {
  for (const level of ['county', 'city'] as const) {
    const meant = regionsMeant(directory, level, text);
    if (meant.length > 1) return fail('ledger.ambiguous-region', text.slice(0, 60));
    if (meant[0] !== undefined) return ok(meant[0].code);
  }
  return fail('ledger.unknown-region', text.slice(0, 60));
}

/** A registered discharging unit by its id or its whole name; else the name stands as it was written. */
function whoseOf({ directory }: House, text: string): Pick<Values, 'unit' | 'proponent'> {
  const firms = [...directory.enterprises.keys()].filter((id) => {
    const name = directory.units.get(id)?.name;
    return id === text || name?.zh === text || name?.en === text;
  });
  return firms[0] !== undefined && firms.length === 1 ? { unit: firms[0] } : { proponent: text };
}
