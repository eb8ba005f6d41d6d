import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { CaseRow, MachineCheck, TreeNode } from './case.ts';
import { endpoint } from './endpoint.ts';
import { Basis, UnitName } from './shapes.ts';

/** One 批示、交办单 with what it asks, until when, and what was answered. */
export const InstructionRow = Type.Object({
  case: CaseRow, link: Type.String(), leader: Type.String(), item: Type.String(), text: Type.String(), unit: UnitName,
  due: Type.Optional(Type.Integer()), overdue: Type.Boolean(), reply: Type.Optional(Type.String()),
});

/** A leader and an item. `silent`: the time to the next visit has run out, or nobody has been there in the time for the first. */
export const LeaderLinkRow = Type.Object({
  case: CaseRow, item: Type.Optional(CaseRow), leader: UnitName, holder: Type.Optional(Words), unit: UnitName,
  visits: Type.Integer(), lastVisit: Type.Optional(Type.String()), daysSince: Type.Optional(Type.Integer()),
    due: Type.Optional(Type.Integer()), silent: Type.Boolean(),
  instructions: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), verified: Type.Integer() }),
  deadline: Type.Optional(Type.String()), daysLeft: Type.Optional(Type.Integer()), colour: TreeNode.properties.colour,
});

export const LeaderVisit = Type.Object({ day: Type.String(), place: Type.String(), finding: Type.String(),
  photos: Type.Array(Type.String()), by: Type.String(), at: Type.Integer() });

export const leaderLinks = endpoint({
  id: 'leader-link.list', method: 'GET', path: '/api/leader-links', who: 'signed-in',
  says: { zh: '领导联系督导一览', en: 'Leaders and the items to which they are linked, as far as this office may see them; of a leader’s own office only its own' },
  query: Type.Object({ ended: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({ rows: Type.Array(LeaderLinkRow), instructions: Type.Array(InstructionRow), basis: Basis }),
});

export const leaderLink = endpoint({
  id: 'leader-link.read', method: 'GET', path: '/api/leader-links/:id', who: 'signed-in',
  says: { zh: '领导督导页', en: 'One item for its leader: three numbers, the last photo, what the independent check said, visits and instructions' },
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) }),
  reply: Type.Object({
    row: LeaderLinkRow, problem: Type.String(), measures: Type.Object({ total: Type.Integer(), verified: Type.Integer() }),
    photo: Type.Optional(Type.Object({ case: Type.String(), hash: Type.String(), name: Type.String(), at: Type.Integer() })),
    checks: Type.Array(MachineCheck), visits: Type.Array(LeaderVisit), instructions: Type.Array(InstructionRow), basis: Basis,
  }),
});
