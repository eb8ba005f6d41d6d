import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { CaseRow } from './case.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName } from './shapes.ts';

const offices = ['province', 'rectification-office', 'trade-department', 'city', 'county', 'party-secretary', 'head-of-government', 'auditor'] as const;
const Verdict = Type.Enum(['met', 'missed', 'undeterminable']);

export const watchBoard = endpoint({
  id: 'watch.board', method: 'GET', path: '/api/watches', who: offices,
  says: { zh: '巩固指标一览:分市达到比例(分子、分母可打开)与各指标最近一期', en: 'Watched targets after close-out: by city the share that meets its target, and each target with its newest period' },
  reply: Type.Object({
    places: Type.Array(Type.Object({ region: RegionName, watched: Type.Integer(), met: Type.Integer(), missed: Type.Integer(), undeterminable: Type.Integer(), unread: Type.Integer() })),
    rows: Type.Array(Type.Object({
      case: CaseRow, city: RegionName, source: Words, direction: Words, target: Type.String(), unit: Type.String(),
      newest: Type.Optional(Type.Object({ from: Type.Integer(), to: Type.Integer(), figure: Type.Optional(Type.String()), verdict: Verdict, says: Words })),
      met: Type.Integer(), missed: Type.Integer(), inARow: Type.Integer(),
    })),
    basis: Basis,
  }),
});
