import { Type } from 'typebox';
import { Finding } from '../model/finding.ts';
import { Role } from '../model/role.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Basis, Page, PersonAct, PictureSize, RegionName, UnitName } from './shapes.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });

/**
 * A clock as a list shows it: 「剩余3个工作日(11月26日17:30截止)」. Negative: overdue. Without `due`: the working days of year
 * `awaits` are not published. `warned`: the warning point that has come, in the clock's unit.
 */
export const ClockView = Type.Object({
  id: Type.String(), title: Words, party: Type.String(), due: Type.Optional(Type.Integer()), stoppedAt: Type.Optional(Type.Integer()),
  remaining: Type.Integer(), unit: Type.Enum(['working-day', 'natural-day', 'hour']), overdue: Type.Boolean(), says: Words,
  awaits: Type.Optional(Type.String()), warned: Type.Optional(Type.Integer()), missed: Type.Optional(Words),
  paused: Type.Optional(Type.Object({ from: Type.Integer(), reason: Type.String(), seq: Type.Integer() })),
  warnings: Type.Optional(Type.Array(Type.Object({ left: Type.Integer(), at: Type.Integer() }))),
});

export const CaseRow = Type.Object({
  id: Type.String(), type: Type.String(), number: Type.String(), title: Words,
  state: Type.String(), stateTitle: Words, tone: Type.String(),
  region: RegionName, points: Type.Array(Type.Integer()), openedAt: Type.Integer(), closedAt: Type.Optional(Type.Integer()),
  /** 来源与文号: who handed it down. */
  source: Words,
  clock: Type.Optional(ClockView),
  rebounds: Type.Integer(),
  returned: Type.Optional(Type.Object({ by: Type.String(), reason: Type.String(), at: Type.Integer() })),
  /** 催办: the last reminder since it stands in its state. */
  urged: Type.Optional(Type.Object({ by: Words, at: Type.Integer() })),
  /** Screen 5: the row reads like the message that goes to the phone. */
  message: Type.Optional(Words),
  confidence: Type.Optional(Type.Enum(['high', 'low'])),
});

/** A step that this session may do now, with what it must be given and what still stands in its way. */
export const OpenStep = Type.Object({
  event: Type.String(), title: Words, main: Type.Boolean(), returns: Type.Boolean(), input: Type.Array(AnyJson),
  blockedBy: Type.Array(Type.Object({ fault: Type.String(), message: Words, detail: Type.String() })),
  /** It gives a signature or puts a signed paper on the record: done on the sheet. */
  signs: Type.Boolean(),
});

export const EventView = Type.Object({
  seq: Type.Integer(), event: Type.String(), title: Words, from: Type.String(), to: Type.String(), toTitle: Words,
  at: Type.Integer(), actor: PersonAct, data: Type.Record(Type.String(), AnyJson), hash: Type.String(),
});

export const MachineCheck = Type.Object({
  item: Type.String(), result: Type.Enum(['pass', 'fail', 'undeterminable']), says: Words,
  steps: Type.Array(Type.Object({ name: Type.String(), zh: Type.String(), en: Type.String(), value: Type.Optional(Type.String()) })),
  /** Hours that broke it, newest first. */
  broken: Type.Array(Type.Object({ point: Type.Integer(), factor: Type.String(), at: Type.Integer(), value: Type.String(), limit: Type.String(), id: Type.String() })),
});

export const CaseView = Type.Object({
  row: CaseRow,
  /** src/model/case.ts as this viewer may see it. */
  case: AnyJson,
  /** Texts of it in which personal numbers are covered here, with how many of each kind; verbatim: /uncovered-texts. */
  covered: Type.Optional(Type.Array(Type.Object({ field: Type.String(), counts: Type.Record(Type.String(), Type.Integer()) }))),
  type: Type.String(),
  parties: Type.Array(Type.Object({ party: Type.String(), title: Words, unit: UnitName, officers: Type.Array(Type.Object({ name: Words, title: Words, phone: Type.Optional(Type.String()) })) })),
  clocks: Type.Array(ClockView),
  steps: Type.Array(OpenStep),
  events: Type.Array(EventView),
  checks: Type.Array(MachineCheck),
  findings: Type.Array(Finding),
  points: Type.Array(Type.Object({ number: Type.Integer(), id: Type.String(), name: Words, kind: Type.String() })),
  /**
   * Each photograph with what a checker should know of it, and how far it was taken from the item's nearest point. Facts:
   * `case.evidence[].photo`.
   */
  photos: Type.Array(Type.Object({
    hash: Type.String(), marks: Type.Array(Type.Object({ mark: Type.String(), says: Words })),
      nearest: Type.Optional(Type.Object({ metres: Type.Integer(), name: Words })),
  })),
  /** What the virus scanner said of each file; `never`: the place had none when it came. */
  scans: Type.Array(Type.Object({ hash: Type.String(), state: Type.Enum(['clean', 'infected', 'waiting', 'never']) })),
  /** Same outlet or same cause before: 反弹史. */
  earlier: Type.Array(CaseRow),
  waiting: Type.Array(Type.Object({ party: Type.String(), unit: UnitName, event: Type.String(), title: Words })),
  /** The item above, where this viewer may see it, and what stands below, in the order of the regions. */
  parent: Type.Optional(CaseRow),
  children: Type.Array(Type.Object({ case: CaseRow, kind: Words, part: Type.Boolean(), weight: Type.Number(), deadline: Type.Optional(Type.String()) })),
});

export const workList = endpoint({
  id: 'work.list', method: 'GET', path: '/api/work', who: 'signed-in',
  says: { zh: '我的待办', en: 'What waits for me: counts and rows, returned ones first' },
  query: Type.Object({ tab: Type.Optional(Type.Enum(['todo', 'overdue', 'today', 'three-days', 'review', 'sent', 'copied', 'done'])), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  reply: Type.Object({
    counts: Type.Object({ overdue: Type.Integer(), today: Type.Integer(), threeDays: Type.Integer(), review: Type.Integer(), todo: Type.Integer() }),
    rows: Type.Array(Type.Object({ task: Type.Object({ event: Type.String(), title: Words, party: Type.String(), since: Type.Integer(), due: Type.Optional(Type.Integer()) }), case: CaseRow,
      /** What orders those of one day: 风险等级 and 影响人口, where somebody has said. */
      risk: Type.Optional(Type.Object({ title: Words, highest: Type.Boolean() })), people: Type.Optional(Type.Integer()),
    })),
    /** 我交办的: what I sent down, acknowledged or not; `urge`: it may be reminded of now. */
    sent: Type.Array(Type.Object({ case: CaseRow, acknowledgedAt: Type.Optional(Type.Integer()), to: UnitName, urge: Type.Boolean() })),
    /** 抄送我的: my unit is party to it, nothing waits for it and it has done nothing yet. */
    copied: Type.Array(Type.Object({ case: CaseRow, waiting: Type.Array(UnitName) })),
    /** 已办: what my unit did last, where nothing waits for it now. */
    done: Type.Array(Type.Object({ case: CaseRow, did: Words, at: Type.Integer() })),
  }),
});
export const urgeCases = endpoint({
  id: 'work.urge', method: 'POST', path: '/api/work/urge', who: 'signed-in',
  says: { zh: '催办', en: 'Remind whoever has not moved, for several items at once; each is taken or refused on its own' },
  body: Type.Object({ cases: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 200 }) }),
  reply: Type.Object({ urged: Type.Array(Type.String()), refused: Type.Array(Type.Object({ id: Type.String(), fault: Type.String(), message: Words })) }),
});
export const listCases = endpoint({
  id: 'case.list', method: 'GET', path: '/api/cases', who: 'signed-in',
  says: { zh: '线索、问题列表', en: 'Leads and items that this office may see' },
  query: Type.Object({
    type: Type.Optional(Type.String()), state: Type.Optional(Type.String()), region: Type.Optional(Type.String()), point: Type.Optional(Type.Integer({ minimum: 1, maximum: 4_294_967_295 })), unit: Type.Optional(Type.String({ maxLength: 80 })),
    open: Type.Optional(Type.Boolean()), text: Type.Optional(Type.String({ maxLength: 100 })), after: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: Page(CaseRow),
});
/** 当日预警数 / 已研判 / 交办 / 属实率. */
const DayTally = { opened: Type.Integer(), reviewed: Type.Integer(), assigned: Type.Integer(), substantiated: Type.Integer(), verified: Type.Integer() };
const NamedTally = Type.Object({ id: Type.String(), name: Words, ...DayTally });
export const caseSummary = endpoint({
  id: 'case.summary', method: 'GET', path: '/api/cases-summary', who: 'signed-in',
  says: { zh: '按类型、状态、地区计数', en: 'Counts by type, state and region; today and verification rates for leads' },
  query: Type.Object({ type: Type.String(), detail: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({
    counts: Type.Array(Type.Object({ state: Type.String(), region: RegionName, count: Type.Integer() })),
    today: Type.Object(DayTally),
    /**
     * Of `detail`: the same by the rule that opened them and by the unit that handles them, most warnings first; only those with any
     * number.
     */
    byRule: Type.Array(NamedTally), byUnit: Type.Array(NamedTally),
    /** How many cases moved today: what these are counted over. */
    counted: Type.Integer(),
  }),
});
export const LedgerRow = Type.Object({
  case: CaseRow, cells: Type.Array(Words),
  progress: Type.Enum(['not-started', 'on-schedule', 'behind', 'reported', 'closed']),
  /** Last act of the responsible unit, and of those who check it. */
  reportedAt: Type.Optional(Type.Integer()), verifiedAt: Type.Optional(Type.Integer()),
  /** It began in an older ledger. */
  takenOver: Type.Boolean(),
});
/** Of those due: what the responsible unit says is done, and what was struck off. */
export const LedgerFigures = Type.Object({ total: Type.Integer(), due: Type.Integer(), reported: Type.Integer(), verified: Type.Integer(), overdue: Type.Integer(), rebounded: Type.Integer() });
export const caseLedger = endpoint({
  id: 'case.ledger', method: 'GET', path: '/api/cases-ledger', who: 'signed-in',
  says: { zh: '整改台账总表', en: 'The whole register of one type with the columns that it declares, and its head figures' },
  query: Type.Object({ type: Type.String() }),
  reply: Type.Object({ columns: Type.Array(Type.Object({ id: Type.String(), title: Words })), rows: Type.Array(LedgerRow), figures: LedgerFigures, basis: Basis }),
});
export const readCase = endpoint({
  id: 'case.read', method: 'GET', path: '/api/cases/:id', who: 'signed-in',
  says: { zh: '一题一档', en: 'One lead or item, whole life, with what this session may do' }, params: Id, reply: CaseView,
});
export const alikeCases = endpoint({
  id: 'case.alike', method: 'GET', path: '/api/cases/:id/alike', who: 'signed-in', params: Id,
  says: { zh: '同类问题', en: 'Other items of the same kind that read alike or agree in place, industry, outlets or firm, most alike first, each with why' },
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      case: CaseRow, share: Type.Number(), words: Type.Array(Type.String()), passages: Type.Array(Type.String()),
      traits: Type.Array(Type.Object({ id: Type.Enum(['region', 'industry', 'outlets', 'firm']), share: Type.Number() })),
    })),
    basis: Basis,
  }),
});
export const openCase = endpoint({
  id: 'case.open', method: 'POST', path: '/api/cases', who: ['province', 'rectification-office', 'city', 'branch', 'county', 'trade-department', 'enterprise'],
  says: { zh: '登记', en: 'Register a new item of a type that this office may open' },
  body: Type.Object({
    type: Type.String(), region: Type.String(), parties: Type.Record(Type.String(), Type.String()),
    points: Type.Array(Type.Integer(), { maxItems: 200 }), title: Words, fields: Type.Record(Type.String(), AnyJson),
    /** A mark of the form, drawn when it was opened: sent twice, it opens one item. */
    once: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
  }),
  reply: CaseView,
});
const Text = Type.String({ maxLength: 4_000 });
const SigningStatement = Type.Object({
  case: Text, number: Text, version: Type.Integer(), hash: Text, algorithm: Text, office: Role, person: Text, appointment: Text, unit: Text, nonce: Text, issuedAt: Type.Integer(),
});
export const stepCase = endpoint({
  id: 'case.step', method: 'POST', path: '/api/cases/:id/events/:event', who: 'signed-in',
  says: { zh: '办理一步', en: 'Do one step; `seenSeq` is the last event the person saw' },
  params: Type.Object({ id: Type.String(), event: Type.String() }),
  body: Type.Object({
    seenSeq: Type.Integer({ minimum: 0 }), data: Type.Record(Type.String(), AnyJson), password: Type.Optional(Type.String()),
    /** Of a signature by seal or passkey: what was asked for (`signing.prepare`) and what was given for it. */
    signing: Type.Optional(Type.Object({ statement: SigningStatement, ticket: Text, pin: Type.Optional(Text), assertion: Type.Optional(Type.Object({ id: Text, authenticatorData: Text, clientData: Text, signature: Text })) })),
  }),
  reply: CaseView,
});
const Degrees = Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,12})?$' });
export const addEvidence = endpoint({
  id: 'case.evidence', method: 'POST', path: '/api/cases/:id/evidence', who: 'signed-in', upload: true,
  says: { zh: '上传佐证材料', en: 'Upload supporting material for one checklist item' },
  params: Id,
  body: Type.Object({
    item: Type.String(), seenSeq: Type.String({ pattern: '^\\d{1,9}$' }), file: Type.Optional(AnyJson),
    /** Captured in the field and sent later: when (UTC ms of the phone), a note, where the phone was and within how many metres. */
    capturedAt: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })), note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    lon: Type.Optional(Degrees), lat: Type.Optional(Degrees), within: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
  }),
  reply: CaseView,
});
export const readFile = endpoint({
  id: 'file.read', method: 'GET', path: '/api/cases/:id/files/:hash', who: 'signed-in', file: true,
  says: { zh: '下载材料', en: 'A file of a case that this office may see, as a download; with a size a scaled picture of a photograph' },
  params: Type.Object({ id: Type.String(), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
    query: Type.Object({ size: Type.Optional(PictureSize) }),
  reply: AnyJson,
});
export const approvalSheet = endpoint({
  id: 'case.approval', method: 'GET', path: '/api/cases/:id/approval', who: 'signed-in',
  says: { zh: '销号审批表', en: 'The approval sheet: frozen content, hash, independent check, signatures, signer’s record' },
  params: Id,
  reply: Type.Object({ frozen: Type.Optional(AnyJson), sheet: AnyJson, check: Type.Array(MachineCheck), signatures: Type.Array(AnyJson), record: Type.Object({ signed: Type.Integer(), rebounded: Type.Integer() }), qr: Type.String(),
    /** The short code under the QR code; scans that wait for their second clerk; the most days between the two signatures. */
    code: Type.String(), papers: Type.Array(AnyJson), gapDays: Type.Number(),
    /** Whether the password entered again counts here. */
    password: Type.Boolean() }),
});
/** `verified` and `reported`: shares of what stands below, 0…1; an item without anything below is done or not. */
export const TreeShares = Type.Object({ verified: Type.Number(), reported: Type.Number() });
export const TreeNode = Type.Object({
  case: CaseRow, parent: Type.Optional(Type.String()), depth: Type.Integer(), shares: TreeShares, unit: Type.Optional(UnitName),
  deadline: Type.Optional(Type.String()), daysLeft: Type.Optional(Type.Integer()), earlierDeadlines: Type.Array(Type.String()), movedAt: Type.Integer(),
  /** 红黄绿灰 of an open item with a deadline: elapsed less verified share, and why. */
  colour: Type.Optional(Type.Object({ colour: Type.Enum(['green', 'yellow', 'red', 'grey']), gap: Type.Number(), why: Words })),
});
/** Open items by natural days until their deadline; `none`: without a day. */
export const Countdown = Type.Object({ overdue: Type.Integer(), today: Type.Integer(), seven: Type.Integer(), fifteen: Type.Integer(), thirty: Type.Integer(), later: Type.Integer(), none: Type.Integer() });
/** 督办阶梯: open items of each city by the rung last used, `counts` in the order of `rungs`, and natural days since anything moved. */
export const LadderCounts = Type.Object({
  rungs: Type.Array(Type.Object({ id: Type.String(), title: Words })),
  places: Type.Array(Type.Object({
    region: RegionName, open: Type.Integer(), unused: Type.Integer(), counts: Type.Array(Type.Integer()), idleDaysMost: Type.Integer(), idleDaysMedian: Type.Integer(),
  })),
});
export const caseTree = endpoint({
  id: 'case.tree', method: 'GET', path: '/api/cases-tree', who: 'signed-in',
  says: { zh: '整改任务树', en: 'Everything of a type with what stands below it, each line after its parent, regions in the order of their codes' },
  query: Type.Object({ type: Type.String() }),
  reply: Type.Object({ nodes: Type.Array(TreeNode), countdown: Countdown, shares: TreeShares, ladder: Type.Optional(LadderCounts), basis: Basis }),
});
