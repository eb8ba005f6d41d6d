import { wordsParameter } from '../../act/parameters.ts';
import { flawsOf } from '../../close/measures.ts';
import type { Json } from '../../basis/canonical.ts';
import type { Case, Measure } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { measureState } from '../../model/measure-life.ts';
import type { MeasureRow, MeasureStanding } from '../ports/measures.ts';

/** The rows of one case in the list of all measures; an open item without any has one, so that it is seen (没有措施的问题). */
export function measureRows(type: CaseType, of: Case, parameters: Readonly<Record<string, Json>>): readonly MeasureRow[] {
  const empty = type.measures?.emptyWords === undefined ? [] : wordsParameter(type, type.measures.emptyWords, parameters);
  const common = {
    case: of.id,
    type: of.type,
    region: of.region,
    units: [...new Set(Object.values(of.parties))].filter((unit) => unit !== '').sort(),
    lead: of.parties[type.ledger?.responsible ?? type.measures?.by ?? ''] ?? '',
    document: textOf(of.fields[type.documentField ?? '']),
  };
  const item = `${of.number} ${of.title.zh} ${of.title.en} ${common.document}`;
  const rows = of.measures.map((measure, place): MeasureRow => ({
    ...common,
    id: measure.id,
    place,
    standing: standingOf(of, measure),
    state: measureState(type, of, measure),
    due: measure.due,
    works: measure.works === true,
    excused: measure.withoutProject !== undefined,
    ...flags(measure, empty),
    searched: [item, measure.what, measure.place ?? '', measure.owner].join(' '),
    measure,
  }));
  if (of.closedAt !== undefined || rows.some(({ standing }) => standing === 'current')) return rows;
  return [
    ...rows,
    {
      ...common,
      id: '',
      place: -1,
      standing: 'none',
      state: 'none',
      due: '',
      works: false,
      excused: false,
      noTarget: false,
      emptyWords: false,
      searched: item,
    },
  ];
}

const standingOf = ({ closedAt }: Case, { dropped }: Measure): MeasureStanding =>
  dropped !== undefined ? 'dropped' : closedAt === undefined ? 'current' : 'closed';

function flags(measure: Measure, empty: readonly string[]): Pick<MeasureRow, 'noTarget' | 'emptyWords'> {
  const flaws = flawsOf(measure, empty);
  return { noTarget: flaws.includes('no-quantity') || flaws.includes('no-unit'), emptyWords: flaws.includes('words-without-numbers') };
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
