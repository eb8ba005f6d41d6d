import { Type } from 'typebox';
import { TwoHighProject, twoHighStatuses } from '../model/two-high-project.ts';
import { Words } from '../model/words.ts';
import type { Role } from '../model/role.ts';
import { endpoint } from './endpoint.ts';
import { listReaders } from './list-readers.ts';
import { Basis, RegionName, UnitName } from './shapes.ts';

/** Who keeps the list: the province, and a city for its own region. */
const twoHighKeepers: readonly Role[] = ['province', 'city'];

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const Status = Type.Enum([...twoHighStatuses]);
const TwoHighFlag = Type.Object({ rule: Type.String(), says: Words, clause: Words, confidence: Type.Enum(['high', 'low']),
  from: Type.String() });
export const TwoHighRow = Type.Object({
  project: TwoHighProject, place: RegionName, firm: Type.Optional(UnitName), industryName: Words, flags: Type.Array(TwoHighFlag),
  /** When the version that stands was entered. */
  enteredAt: Type.Integer(),
});
const Sum = Type.Object({ status: Status, count: Type.Integer(), flagged: Type.Integer(), energy: Type.Number(), carbon: Type.Number(),
  /** Projects whose figure is not on record and stands in no sum. */
  energyBlank: Type.Integer(), carbonBlank: Type.Integer() });

export const listTwoHigh = endpoint({
  id: 'two-high.list', method: 'GET', path: '/api/two-high-projects', who: listReaders,
  says: { zh: '“两高”项目清单:证照、能耗、待核提示', en: 'The list of energy-hungry, high-emission projects: papers, energy, flags for a check' },
  query: Type.Object({
    status: Type.Optional(Status), industry: Type.Optional(Type.String({ pattern: '^\\d{2,4}$' })),
      region: Type.Optional(Type.String({ maxLength: 12 })),
    flagged: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({
    rows: Type.Array(TwoHighRow),
    /** By status, under the other filters. */
    sums: Type.Array(Sum), industries: Type.Array(Type.Object({ code: Type.String(), name: Words })), places: Type.Array(RegionName),
      basis: Basis,
  }),
});
export const readTwoHigh = endpoint({
  id: 'two-high.read', method: 'GET', path: '/api/two-high-projects/:id', who: listReaders,
  says: { zh: '一个“两高”项目:证照、待核提示及依据、变更记录', en: 'One project: its papers, flags with their ground, and every change with who and why' },
  params: Id,
  reply: Type.Object({
    row: TwoHighRow, basis: Basis,
    /** Newest first; `fields`: what it says otherwise than the version before. */
    changes: Type.Array(Type.Object({ from: Type.String(), enteredAt: Type.Integer(), says: Type.String(), why: Type.String(),
      fields: Type.Array(Type.String()) })),
  }),
});
export const putTwoHigh = endpoint({
  id: 'two-high.put', method: 'PUT', path: '/api/two-high-projects/:id', who: twoHighKeepers,
  says: { zh: '登记或变更“两高”项目:自某日起,须写明理由', en: 'Enter a project or change it from a day on, with the reason; earlier versions stay' },
  params: Id,
  body: Type.Object({
    project: TwoHighProject, from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), why: Type.String({ minLength: 1, maxLength: 500 }),
    /** When the version that is changed was entered; left out for a new project. */
    seen: Type.Optional(Type.Integer()),
  }),
  reply: Type.Object({ id: Type.String(), enteredAt: Type.Integer() }),
});

const Count = Type.Integer({ minimum: 0 });
export const importTwoHigh = endpoint({
  id: 'two-high.import', method: 'POST', path: '/api/two-high-imports', who: twoHighKeepers, upload: true,
  says: { zh: '导入“两高”项目清单(Excel、CSV),可先试运行',
    en: 'The list as Excel or CSV, one project a row; `mode` dry-run or store, `mapping` as JSON text of part and column (without it the one remembered for this header, or a guess); what stands already changes nothing' },
  body: Type.Object({
    mode: Type.Enum(['dry-run', 'store']), mapping: Type.Optional(Type.String({ maxLength: 8_000 })),
    from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), why: Type.String({ maxLength: 500 }),
  }),
  reply: Type.Object({
    columns: Type.Array(Type.String()), mapping: Type.Record(Type.String(), Type.String()), remembered: Type.Boolean(),
    rows: Count, stored: Count, already: Count, refused: Count,
    lines: Type.Array(Type.Object({ line: Type.Integer(), fault: Type.String(), message: Words, detail: Type.String(),
      row: Type.String() })),
  }),
});
