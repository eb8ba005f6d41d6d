import { Type } from 'typebox';
import { indexParts } from '../model/problem-lists.ts';
import type { Role } from '../model/role.ts';
import { Words } from '../model/words.ts';
import { CaseRow } from './case.ts';
import { endpoint } from './endpoint.ts';
import { listReaders } from './list-readers.ts';
import { Basis, RegionName, UnitName } from './shapes.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Part = Type.Enum([...indexParts]);
const Share = Type.String({ pattern: '^\\d(\\.\\d{1,4})?$' });
const Region = Type.Optional(Type.String({ pattern: '^\\d{6}$' }));
const Span = { region: Region, from: Type.Optional(Day), to: Type.Optional(Day) };

export const IndexWeights = Type.Object({ 'self-found': Share, 'on-time': Share, 'no-rebound': Share, 'similar': Share, leniency: Share });
/** `by` and `at` (UTC ms, world clock) are absent of the declaration's own. */
export const WeightEdition = Type.Object({ from: Day, weights: IndexWeights, reason: Type.String(), by: Type.Optional(Type.String()), at: Type.Optional(Type.Integer()) });

const ListFigures = Type.Object({
  /** Empty: all lists together. */
  list: Type.String(), title: Words, total: Type.Integer(), solved: Type.Integer(), overdue: Type.Integer(), selfFound: Type.Integer(), byReference: Type.Integer(),
});
/** `value`: 0 to 100 with one decimal; absent where there is nothing to count. */
const PartFigure = Type.Object({
  part: Part, counted: Type.Integer(), good: Type.Integer(), inPart: Type.Integer(), weight: Share, value: Type.Optional(Type.String()),
});
const PlaceFigures = Type.Object({
  region: RegionName, place: Type.Optional(Type.Integer()), total: Type.Integer(), solved: Type.Integer(), parts: Type.Array(PartFigure),
  index: Type.Optional(Type.String()), asHandedDown: Type.Optional(Type.String()),
});

export const problemLists = endpoint({
  id: 'problem-list.overview', method: 'GET', path: '/api/problem-lists', who: listReaders,
  says: { zh: '七张问题清单:各清单问题数、解决数、解决率,各地管控力指数', en: 'The seven problem lists: problems and solved ones by list, and the control index of places' },
  query: Type.Object({ ...Span, level: Type.Optional(Type.Enum(['city', 'county'])) }),
  reply: Type.Object({
    from: Day, to: Day, lists: Type.Array(ListFigures), places: Type.Array(PlaceFigures), parts: Type.Array(Type.Object({ part: Part, title: Words })),
    edition: WeightEdition, names: Type.Object({ cite: Type.String(), confidence: Type.String() }),
    basis: Basis, indexBasis: Basis,
    /** Whether this office may enter other weights. */
    maySet: Type.Boolean(),
  }),
});

export const ListedRow = Type.Object({
  case: CaseRow, list: Type.String(), listTitle: Words, byReference: Type.Boolean(), selfFound: Type.Boolean(), found: Day,
  deadline: Type.Optional(Type.String()), closed: Type.Optional(Day), solved: Type.Boolean(), overdue: Type.Boolean(), rebounded: Type.Boolean(), similar: Type.Boolean(),
  similarFound: Type.Optional(Type.Number()), grade: Type.Optional(Words), unit: Type.Optional(UnitName), causes: Type.Array(Type.String()),
  /** Of a list behind a figure: what it counts for there. */
  side: Type.Optional(Type.Enum(['for', 'against', 'in-part'])),
});

export const listedProblems = endpoint({
  id: 'problem-list.list', method: 'GET', path: '/api/listed-problems', who: listReaders,
  says: { zh: '清单问题:一张清单的,或一个数字背后的全部', en: 'Problems of the lists; with `part` exactly those that a figure of the index was counted over' },
  query: Type.Object({
    ...Span, list: Type.Optional(Type.String({ maxLength: 60 })), part: Type.Optional(Part), side: Type.Optional(Type.Enum(['for', 'against', 'in-part'])),
    origin: Type.Optional(Type.Enum(['self-found', 'handed-down'])), state: Type.Optional(Type.Enum(['open', 'solved', 'overdue'])),
    text: Type.Optional(Type.String({ maxLength: 100 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  }),
  reply: Type.Object({ rows: Type.Array(ListedRow), total: Type.Integer(), basis: Basis }),
});

export const indexWeights = endpoint({
  id: 'problem-list.weights', method: 'GET', path: '/api/problem-lists/weights', who: listReaders,
  says: { zh: '管控力指数权重:全部版本、启用日期和理由', en: 'Weights of the control index: every edition with the day from which it holds, and why' },
  reply: Type.Object({ editions: Type.Array(WeightEdition), cite: Type.String(), confidence: Type.String() }),
});

export const weightSetters: readonly Role[] = ['rectification-office', 'province'];
export const setIndexWeights = endpoint({
  id: 'problem-list.set-weights', method: 'POST', path: '/api/problem-lists/weights', who: weightSetters,
  says: { zh: '设定管控力指数权重:自某日起,须写明理由', en: 'Other weights from a day on, with the reason; earlier editions stay' },
  body: Type.Object({ from: Day, weights: IndexWeights, reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: WeightEdition,
});
