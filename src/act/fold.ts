import type { Json } from '../basis/canonical.ts';
import type {
  Case, CaseEvent, CauseLink, ChecklistMark, ChildLink, EvidenceFile, Frozen, Measure, Notice, Objection, PaperScan, RunningClock, Signature, Visit,
  WorkStage,
} from '../model/case.ts';
import type { CaseType, Effect, FieldRule, StepRule } from '../model/case-type.ts';
import type { FigureReading } from '../model/figure-reading.ts';
import type { IssuedDocument } from '../model/letter-content.ts';
import type { TakenOver } from '../model/taken-over.ts';
import type { Words } from '../model/words.ts';
import { clocksAfter, type ClocksOfEvent } from './case-clocks.ts';
import { withStage } from './work-stages.ts';
import { withDeadline, type Deadline } from './deadline.ts';

/** Name of every first event. */
export const openingEvent = 'open';

/** The case that these events tell; law: the same one that the steps returned. Throws on events that are not one case's in order. */
export function replay(type: CaseType, events: readonly CaseEvent[]): Case {
  const [first, ...rest] = events;
  if (first === undefined) throw new TypeError('a case has at least its opening event');
  return rest.reduce((of, event) => foldEvent(type, of, event), foldOpening(type, first));
}

export function foldOpening(type: CaseType, event: CaseEvent): Case {
  if (event.seq !== 1 || event.event !== openingEvent) throw new TypeError(`case ${event.case} does not begin with its opening`);
  const data = event.data;
  const { $parent: parent, $takenOver } = data;
  return {
    id: event.case, type: type.id, number: data['$number'] as string, title: data['$title'] as Words, state: event.to,
    region: data['$region'] as string, parties: data['$parties'] as Case['parties'], fields: ownFields(type.fields, data),
    points: data['$points'] as readonly number[], findings: data['$findings'] as readonly string[],
    clocks: (data['$clocks'] ?? []) as readonly RunningClock[], checklist: {}, measures: [], evidence: [], freezings: 0, signatures: [],
    ...(typeof parent === 'string' && { parent }),
    ...($takenOver !== undefined && { takenOver: $takenOver as TakenOver, ...(type.states[event.to]?.end === true && { closedAt: event.at }) }),
    openedAt: event.at, rebounds: 0, doneBy: { [event.event]: doer(event) }, since: event.at, seq: 1, head: event.hash,
  };
}

/** One event onto the case. Computes nothing that needs a calendar, a register or a clock: the event carries it. */
export function foldEvent(type: CaseType, of: Case, event: CaseEvent): Case {
  const rule = type.steps.find((known) => known.event === event.event && known.from.includes(of.state));
  if (rule === undefined || event.seq !== of.seq + 1 || event.previous !== of.head) {
    throw new TypeError(`event ${event.seq} (${event.event}) does not follow event ${of.seq} of case ${of.id}`);
  }
  const folded = foldConsequences(foldInput(of, rule, event.data), event);
  const ended = type.states[event.to]?.end === true;
  const { returned: _returned, closedAt: _closedAt, ...rest } = folded;
  return {
    ...rest,
    state: event.to,
    clocks: clocksAfter(type, folded.clocks, event.event, event.at, clocksOf(event), ended && of.closedAt === undefined),
    ...returnedBy(of, rule, event),
    ...(ended && { closedAt: of.closedAt ?? event.at }),
    doneBy: { ...of.doneBy, [event.event]: doer(event) },
    since: event.to === of.state ? of.since : event.at,
    seq: event.seq,
    head: event.hash,
  };
}

const clocksOf = ({ data: { $clocks, $clocksChanged } }: CaseEvent): ClocksOfEvent =>
  ({ started: ($clocks ?? []) as readonly RunningClock[], changed: ($clocksChanged ?? []) as readonly RunningClock[] });

/** Takes the step's input in: measures, files and marks to their places, everything else to the fields. */
export function foldInput(of: Case, rule: StepRule, data: Readonly<Record<string, Json>>): Case {
  const has = (effect: string): boolean => rule.effects.some((known) => known.effect === effect);
  const attached = has('attach-finding') || has('attach-point') ? attach(of, data) : of;
  if (rule.returns === true || besideFields.some(has)) return attached;
  const folded = rule.input.reduce((next, field) => foldField(next, field, data), attached);
  return has('note-visit') ? { ...folded, evidence: eachOnce(folded.evidence) } : folded;
}

/** A file that is handed in again stands where it was handed in last. */
const eachOnce = (files: readonly EvidenceFile[]): readonly EvidenceFile[] =>
  [...new Map(files.toReversed().map((file) => [file.hash, file])).values()].toReversed();

/** What these steps are given goes to its own place, not to the fields. */
const besideFields: readonly Effect['effect'][] = ['record-objection', 'answer-objection', 'sign', 'hand-in-paper', 'confirm-paper', 'note-measure', 'note-stage', 'link-cause', 'unlink-cause'];

function foldField(of: Case, field: FieldRule, data: Readonly<Record<string, Json>>): Case {
  if (!Object.hasOwn(data, field.id) || field.id === 'finding' || field.id === 'point') return of;
  const value = data[field.id] as Json;
  switch (field.kind) {
    case 'measures': return { ...of, measures: value as readonly Measure[] };
    case 'files': return { ...of, evidence: [...of.evidence, ...(value as readonly EvidenceFile[])] };
    case 'children': return of;
    case 'checklist': return { ...of, checklist: { ...of.checklist, ...(value as Readonly<Record<string, ChecklistMark>>) } };
    default: return { ...of, fields: { ...of.fields, [field.id]: value } };
  }
}

function attach(of: Case, data: Readonly<Record<string, Json>>): Case {
  const { finding } = data;
  const point = data['point'] === undefined ? undefined : Number(data['point']);
  return {
    ...of,
    findings: typeof finding === 'string' && !of.findings.includes(finding) ? [...of.findings, finding] : of.findings,
    points: point !== undefined && !of.points.includes(point) ? [...of.points, point] : of.points,
  };
}

function foldConsequences(of: Case, event: CaseEvent): Case {
  let next = of;
  const { $children, $child, $copied, $deadline, $measure, $reading, $stage, $screening, $cause, $causeGone, $visit, $document } = event.data;
  const { $void, $frozen, $lapsed, $paper, $signature, $notice, $noticeClosed, $objection, $answered, $lookBackUntil, $reopened, $measuresAnew } = event.data;
  if ($reopened === true) next = reopened(next);
  if ($measuresAnew === true) next = { ...next, measures: next.measures.map(({ verified: _verified, ...measure }) => measure) };
  if (typeof $void === 'string') next = voided(next, event.at, $void);
  if ($frozen !== undefined) next = { ...next, frozen: $frozen as Frozen, freezings: ($frozen as Frozen).version };
  if ($paper !== undefined) next = withPaper(next, $paper as PaperScan);
  if ($lapsed !== undefined) next = lapsed(next, event.at, $lapsed as readonly string[]);
  if ($signature !== undefined) next = withSignature(next, $signature as Signature);
  if ($notice !== undefined) next = { ...next, notice: $notice as Notice };
  if (typeof $noticeClosed === 'number' && next.notice !== undefined) next = { ...next, notice: { ...next.notice, to: Math.min(next.notice.to, $noticeClosed) } };
  if ($objection !== undefined) next = withObjection(next, $objection as Objection);
  if ($answered !== undefined) next = withObjection(next, $answered as Objection);
  if (typeof $lookBackUntil === 'number') next = { ...next, lookBackUntil: $lookBackUntil };
  if ($children !== undefined) next = { ...next, children: [...(next.children ?? []), ...($children as readonly ChildLink[]).map(linkOf)] };
  if ($child !== undefined) next = withChild(next, $child as Pick<ChildLink, 'id' | 'ended'>);
  if ($measure !== undefined) next = withMeasure(next, $measure as Measure);
  if ($copied !== undefined) next = { ...next, measures: [...next.measures, ...($copied as readonly Measure[])] };
  if ($reading !== undefined) next = { ...next, readings: [...(next.readings ?? []), $reading as FigureReading] };
  if ($stage !== undefined) next = { ...next, workStages: withStage(next.workStages ?? [], $stage as WorkStage) };
  if ($visit !== undefined) next = { ...next, visits: [...(next.visits ?? []), $visit as Visit] };
  if ($screening !== undefined) next = { ...next, fields: { ...next.fields, ...($screening as Readonly<Record<string, Json>>) } };
  if ($document !== undefined) next = { ...next, document: $document as IssuedDocument };
  if ($deadline !== undefined) next = withDeadline(next, $deadline as Deadline);
  if ($cause !== undefined) next = { ...next, causes: [...(next.causes ?? []), $cause as CauseLink] };
  if ($causeGone !== undefined) next = { ...next, causes: (next.causes ?? []).filter(({ id }) => id !== $causeGone) };
  return next;
}

const withMeasure = (of: Case, measure: Measure): Case => ({ ...of, measures: of.measures.map((one) => (one.id === measure.id ? measure : one)) });

const linkOf = ({ id, child, type, region, weight }: ChildLink): ChildLink => ({ id, child, type, region, weight });

const withChild = (of: Case, { id, ended = false }: Pick<ChildLink, 'id' | 'ended'>): Case =>
  ({ ...of, children: (of.children ?? []).map((link) => (link.id === id ? { ...link, ended } : link)) });

/** 反弹: what was proved must be proved again; files, measures and the history stay. `$measuresAnew`: so must what was found of the measures. */
function reopened({ frozen: _frozen, papers: _papers, notice: _notice, lookBackUntil: _until, ...of }: Case): Case {
  return { ...of, rebounds: of.rebounds + 1, checklist: {} };
}

/** The newest scan of an office takes the place of an earlier one. */
const withPaper = (of: Case, paper: PaperScan): Case => ({ ...of, papers: [...(of.papers ?? []).filter(({ office }) => office !== paper.office), paper] });

function withSignature({ papers, ...of }: Case, signature: Signature): Case {
  const waiting = (papers ?? []).filter(({ office }) => office !== signature.office);
  return { ...of, signatures: [...of.signatures, signature], ...(waiting.length > 0 && { papers: waiting }) };
}

/** Too long before the other one: it is void, and its office signs again. */
const lapsed = (of: Case, at: number, offices: readonly string[]): Case => ({
  ...of, signatures: of.signatures.map((signature) =>
    (signature.voided === undefined && offices.includes(signature.office) ? { ...signature, voided: { at, reason: 'gap-passed' } } : signature)),
});

function voided({ frozen: _frozen, papers: _papers, ...of }: Case, at: number, reason: string): Case {
  return { ...of, signatures: of.signatures.map((signature) => (signature.voided === undefined ? { ...signature, voided: { at, reason } } : signature)) };
}

function withObjection(of: Case, objection: Objection): Case {
  if (of.notice === undefined) return of;
  const others = of.notice.objections.filter((known) => known.id !== objection.id);
  return { ...of, notice: { ...of.notice, objections: [...others, objection] } };
}

/** The red row: who returned it and why, until the next step forward. A step that stays in the state keeps it. */
function returnedBy(of: Case, rule: StepRule, event: CaseEvent): Pick<Case, 'returned'> | undefined {
  if (rule.returns === true) return { returned: { by: event.actor.says, reason: String(event.data['reason'] ?? ''), at: event.at } };
  return event.to === of.state && of.returned !== undefined ? { returned: of.returned } : undefined;
}

const ownFields = (rules: readonly FieldRule[], data: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(rules.filter((rule) => Object.hasOwn(data, rule.id)).map((rule) => [rule.id, data[rule.id] as Json]));

const doer = (event: CaseEvent): Case['doneBy'][string] => ({ person: event.actor.person, unit: event.actor.unit, at: event.at });
