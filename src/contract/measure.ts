import { Type } from 'typebox';
import { dueSpans, measureFlags, measureStandings, measureStates } from '../model/measure-list.ts';
import { Words } from '../model/words.ts';
import { CaseRow } from './case.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName, UnitName } from './shapes.ts';

const Text = Type.String({ minLength: 1, maxLength: 200 });
/** What both the list and its figures are asked of. */
const Place = {
  region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
  lead: Type.Optional(Text),
  type: Type.Optional(Text),
  document: Type.Optional(Text),
};
const State = Type.Enum([...measureStates]);
const Due = Type.Enum([...dueSpans]);
const Flag = Type.Enum([...measureFlags]);
const Said = Type.Object({ reached: Type.String(), day: Type.String(), by: Type.String() });
const StageDays = Type.Object({
  id: Type.String(),
  title: Words,
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  ended: Type.Optional(Type.String()),
});
const ProjectLink = Type.Object({
  id: Type.String(),
  number: Type.String(),
  title: Words,
  stateTitle: Words,
  tone: Type.String(),
  /** Where they were asked for: planned and real days of the stages that are needed. */
  stages: Type.Optional(Type.Array(StageDays)),
});

/** One measure, or an open item without any (`standing` none, without `what`). Days `YYYY-MM-DD`. */
export const MeasureView = Type.Object({
  id: Type.String(),
  case: CaseRow,
  standing: Type.Enum([...measureStandings]),
  state: Type.Union([State, Type.Literal('none')]),
  deadlineType: Type.Optional(Words),
  deadline: Type.Optional(Type.String()),
  responsiblePerson: Type.Optional(Type.String()),
  lead: Type.Optional(UnitName),
  document: Type.String(),
  what: Type.Optional(Type.String()),
  quantity: Type.String(),
  unit: Type.String(),
  place: Type.String(),
  owner: Type.String(),
  from: Type.Optional(Type.String()),
  due: Type.Optional(Type.String()),
  /** The day on which it was written, or its item was opened: where no first day is said. */
  begun: Type.String(),
  /** 10,000 yuan. */
  money: Type.Optional(Type.String()),
  works: Type.Boolean(),
  withoutProject: Type.Optional(Type.String()),
  projects: Type.Array(ProjectLink),
  reported: Type.Optional(Said),
  verified: Type.Optional(Said),
  /** What was found so by another unit, of the target: 0 to 1, at most four decimals; absent where the target is no number. */
  verifiedShare: Type.Optional(Type.Number()),
  /** Natural days; below 0 overdue. Only of one that is not yet reported as done. */
  daysLeft: Type.Optional(Type.Integer()),
  flags: Type.Array(Flag),
  dropped: Type.Optional(Type.Object({ reason: Type.String(), by: Type.String(), at: Type.Integer() })),
});

export const listMeasures = endpoint({
  id: 'measure.list',
  method: 'GET',
  path: '/api/measures',
  who: 'signed-in',
  says: { zh: '整改措施:可见的全部问题的全部措施,逐条', en: 'Every measure of every item that this session may see, a row each' },
  query: Type.Object({
    ...Place,
    standing: Type.Optional(Type.Enum([...measureStandings])),
    state: Type.Optional(State),
    due: Type.Optional(Due),
    works: Type.Optional(Type.Boolean()),
    flag: Type.Optional(Flag),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    sort: Type.Optional(Type.Enum(['due', 'item'])),
    /** With the days of the projects' stages. */
    stages: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: Type.Object({ rows: Type.Array(MeasureView), next: Type.Optional(Type.String()), today: Type.String(), basis: Basis }),
});

const Count = Type.Integer();
export const measureSummary = endpoint({
  id: 'measure.summary',
  method: 'GET',
  path: '/api/measures-summary',
  who: 'signed-in',
  says: { zh: '整改措施:按状态、时限、问题计数', en: 'How many measures stand where, are due when, and lack what' },
  query: Type.Object(Place),
  reply: Type.Object({
    total: Count,
    states: Type.Object(Object.fromEntries(measureStates.filter((state) => state !== 'dropped').map((state) => [state, Count]))),
    due: Type.Object(Object.fromEntries(dueSpans.map((span) => [span, Count]))),
    works: Count,
    noMeasure: Count,
    flags: Type.Object(Object.fromEntries(measureFlags.map((flag) => [flag, Count]))),
    /** Counting ends here: a figure that is this high means so many or more. */
    most: Count,
    places: Type.Array(RegionName),
    leads: Type.Array(UnitName),
    types: Type.Array(Type.Object({ id: Type.String(), title: Words })),
    basis: Basis,
  }),
});
