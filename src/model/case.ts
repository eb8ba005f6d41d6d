import type { Json } from '../basis/canonical.ts';
import type { Term } from './case-type.ts';
import type { PhotoFacts } from './photo-facts.ts';
import type { FigureReading } from './figure-reading.ts';
import type { IssuedDocument } from './letter-content.ts';
import type { Role } from './role.ts';
import type { TakenOver } from './taken-over.ts';
import type { PaperBinding, PaperFile, SignatureProof } from './signing.ts';

/** Who did something: a person acting as one appointment, or the machine. */
export type Actor = {
  readonly person: string;
  readonly appointment: string;
  readonly role: Role | 'system' | 'public';
  readonly unit: string;
  readonly region: string;
  /** Name and office as they stood on the day, kept for good. */
  readonly says: string;
};

/** The present form of a case, rebuilt from its events alone. */
export type Case = {
  readonly id: string;
  readonly type: string;
  /** Issued number, e.g. 「演环预警〔2026〕00012号」. */
  readonly number: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly state: string;
  readonly region: string;
  /** Party id → unit id. */
  readonly parties: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Json>>;
  readonly points: readonly number[];
  readonly findings: readonly string[];
  readonly clocks: readonly RunningClock[];
  readonly checklist: Readonly<Record<string, ChecklistMark>>;
  readonly measures: readonly Measure[];
  readonly evidence: readonly EvidenceFile[];
  readonly frozen?: Frozen;
  /** How often the content was frozen: the number of the next version less one. */
  readonly freezings: number;
  readonly signatures: readonly Signature[];
  /** Scans of the signed sheet that wait for their second clerk. */
  readonly papers?: readonly PaperScan[];
  readonly notice?: Notice;
  readonly parent?: string;
  /** 接管: it began in an older ledger. */
  readonly takenOver?: TakenOver;
  /** What stands below it, as it was opened. */
  readonly children?: readonly ChildLink[];
  /** 工程阶段: of a project, what was said of each stage. */
  readonly workStages?: readonly WorkStage[];
  /** 到现场: every visit, as it was put on the record. */
  readonly visits?: readonly Visit[];
  /** Of a watched target: where it stood, period by period. */
  readonly readings?: readonly FigureReading[];
  /** 延期 granted, oldest first. */
  readonly extensions?: readonly Extension[];
  /** 原因: entries of the register of causes that were found to be behind it, in the order of linking. Never part of what is signed. */
  readonly causes?: readonly CauseLink[];
  /** 发文: of a letter, its number and what it said on the day on which it was issued. */
  readonly document?: IssuedDocument;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly lookBackUntil?: number;
  /** How often it came back: 反弹. */
  readonly rebounds: number;
  readonly returned?: { readonly by: string; readonly reason: string; readonly at: number };
  /** Who last did each event: nobody approves their own work. */
  readonly doneBy: Readonly<Record<string, { readonly person: string; readonly unit: string; readonly at: number }>>;
  /** Since when it is in its state. */
  readonly since: number;
  /** Number of its last event; a step names the one it saw. */
  readonly seq: number;
  /** Hash of its last event: the head of its chain. */
  readonly head: string;
};

/**
 * What lists, boards and work lists say of a case: its clocks that run, its signatures without their proof, and none of its material and
 * long texts.
 */
export type CaseHead = Omit<Case, 'measures' | 'evidence' | 'frozen' | 'notice' | 'checklist' | 'papers' | 'children' | 'extensions' | 'workStages' | 'visits' | 'readings' | 'takenOver' | 'document'> & {
  readonly document?: Omit<IssuedDocument, 'content'>;
};

/** When its last event was (UTC ms). */
export const movedAt = ({ doneBy }: Pick<Case, 'doneBy'>): number => Object.values(doneBy).reduce((last, { at }) => Math.max(last, at), 0);

const longText = 200;

/** The short form of a case. Field values longer than a line are left out. */
export function headOf(of: Case): CaseHead {
  const { measures: _measures, evidence: _evidence, frozen: _frozen, notice: _notice, checklist: _checklist, papers: _papers,
    children: _children, extensions: _extensions, workStages: _workStages, visits: _visits, readings: _readings, takenOver: _takenOver, document, ...head } = of;
  const { content: _content, ...issued } = document ?? {};
  return {
    ...head, ...(document !== undefined && { document: issued as Omit<IssuedDocument, 'content'> }), clocks: head.clocks.filter(({ stoppedAt }) => stoppedAt === undefined), signatures: head.signatures.map(({ proof: _proof, ...signature }) => signature),
    fields: Object.fromEntries(Object.entries(head.fields).filter(([, value]) => typeof value !== 'string' || value.length <= longText)),
  };
}

/** `child`: id of the rule in the parent's declaration. `weight`: its part of the parent's work. */
export type ChildLink = {
  readonly id: string; readonly child: string; readonly type: string; readonly region: string; readonly weight: number; readonly ended?: boolean;
};

/** The day that stood and the one that stands, by which document, asked for in which case. */
export type Extension = { readonly from: string; readonly to: string; readonly number: string; readonly case: string; readonly at: number };

/** An entry of the register of causes: the case that it is, its number, and why it was linked. */
export type CauseLink = { readonly id: string; readonly number: string; readonly evidence: string; readonly by: string; readonly at: number };

export type RunningClock = {
  readonly id: string;
  readonly party: string;
  readonly startedAt: number;
  /** Absent while the working days of year `awaits` are not published. */
  readonly due?: number;
  /** One sentence that lists every skipped day, every pause and every extension. */
  readonly says: { readonly zh: string; readonly en: string };
  readonly stoppedAt?: number;
  readonly awaits?: string;
  /** Kept while the end awaits a calendar. */
  readonly term?: Term;
  /** When so much remains: moments of warning, in order. */
  readonly warnings?: readonly ClockWarning[];
  /** What moved its end since it started, in order, and what the end was before. */
  readonly changes?: readonly ClockChange[];
  readonly first?: { readonly due: number; readonly says: RunningClock['says'] };
};

export type ClockWarning = { readonly left: number; readonly at: number };

/** `seq`: the event that did it. A pause without `to` goes on; nothing else changes the clock until it is resumed. */
export type ClockChange =
  | { readonly kind: 'pause'; readonly seq: number; readonly from: number; readonly to?: number; readonly reason: string }
  | { readonly kind: 'extension'; readonly seq: number; readonly at: number; readonly by: string; readonly reason: string; readonly day?: string; readonly length?: number };

export type ChecklistMark = {
  readonly state: 'have' | 'missing' | 'unfit';
  readonly by: string;
  readonly at: number;
  readonly files: readonly string[];
  readonly note: string;
};

/** 整改措施: no measure without a measurable target, a day and an owner. */
export type Measure = {
  readonly id: string;
  readonly what: string;
  readonly quantity: string;
  readonly unit: string;
  readonly owner: string;
  readonly due: string;
  readonly done: boolean;
  /** Where, from which day, and for how much (10,000 yuan), where that is said. */
  readonly place?: string;
  readonly from?: string;
  readonly money?: string;
  /** Building work: a project stands for it, or the reason why none does. */
  readonly works?: true;
  readonly withoutProject?: string;
  /** When it was written as it stands; older ones have none. */
  readonly at?: number;
  /** Of one that was written after the plan's approval: who found that it can be measured. */
  readonly reviewed?: { readonly by: string; readonly at: number };
  /** 完成 as the responsible unit says it, and 核实 by another person of another unit. */
  readonly reported?: MeasureWord;
  readonly verified?: MeasureWord & { readonly holds: boolean };
  /** Struck through, never removed. */
  readonly dropped?: { readonly reason: string; readonly by: string; readonly at: number };
  /** Taken over from the item of a good case, with text and quantity as they stood there. */
  readonly copiedFrom?: { readonly case: string; readonly number: string; readonly measure: string };
};

/** Taken over, and nobody has said yet who does it and until when: no promise, so it may still be changed or left out in silence. */
export const isDraft = ({ copiedFrom, owner, due }: Pick<Measure, 'copiedFrom' | 'owner' | 'due'>): boolean => copiedFrom !== undefined && (owner === '' || due === '');

export type MeasureWord = {
  readonly reached: string; readonly day: string; readonly person: string; readonly unit: string; readonly by: string; readonly at: number;
};

/** One stage of building work: days planned and days that it really took (YYYY-MM-DD), or why it is not needed. */
export type WorkStage = {
  readonly id: string; readonly plannedFrom?: string; readonly plannedTo?: string; readonly started?: string; readonly ended?: string; readonly notNeeded?: string;
};

/** One visit to a place: when (YYYY-MM-DD), where, what was found, who put it on the record when; `photos` by content hash. */
export type Visit = {
  readonly day: string; readonly place: string; readonly finding: string; readonly photos: readonly string[]; readonly by: string; readonly at: number;
};

/** Content-addressed file: `hash` is SHA-256 of its bytes. */
export type EvidenceFile = {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly item: string;
  readonly by: string;
  readonly at: number;
  /** Of a photograph: what was read of it when it was handed in. */
  readonly photo?: PhotoFacts;
  /** Of what was captured in the field and sent later: what the person said of it. */
  readonly captured?: FieldCapture;
};

/** 现场取证: when by the phone's clock, a note, and where the phone was if the person let it say so (WGS 84, within so many metres). */
export type FieldCapture = {
  readonly at: number; readonly note?: string; readonly lon?: number; readonly lat?: number; readonly within?: number;
};

/** The canonical content that signatures cover; `version` counts freezings. */
export type Frozen = {
  readonly hash: string; readonly algorithm: string; readonly version: number; readonly at: number; readonly content: Json;
};

export type Signature = {
  readonly office: Role;
  readonly actor: Actor;
  readonly at: number;
  /** Hash of the frozen content that was signed. */
  readonly hash: string;
  readonly algorithm: string;
  /** The way: `seal`, `passkey`, `paper`, or where the place allows it `password` (entered again). */
  readonly method: string;
  /** What was proved, to be verified by anyone later; older signatures and those by password have none. */
  readonly proof?: SignatureProof;
  readonly voided?: { readonly at: number; readonly reason: string };
};

/** A scan that one clerk handed in and matched to the frozen version; it becomes a signature when another clerk confirms it. */
export type PaperScan = {
  readonly office: Role;
  /** Who signed the paper, as the register had the office on `signedOn`. */
  readonly signer: Actor;
  readonly signedOn: string;
  readonly scan: PaperFile;
  readonly boundBy: PaperBinding;
  readonly version: number;
  readonly hash: string;
  readonly clerk: Actor;
  readonly at: number;
};

export type Notice = {
  readonly from: number;
  readonly to: number;
  readonly objections: readonly Objection[];
};

export type Objection = {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly answer?: string;
  readonly answeredAt?: number;
};

/**
 * One link of a case's history. `data` is what the step was given, and under keys that begin with `$` what followed from it
 * (due dates, frozen content, …), so that events alone rebuild the case. Everything but `case`, `seq`, the two times and
 * `previous` and `seed` enters the chain as a salted commitment: keys `event`, `from`, `to`, `actor.person` …, `data.<field>`.
 */
export type CaseEvent = {
  readonly case: string;
  readonly seq: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly actor: Actor;
  /** World clock (legal time) and machine clock (entered), ms. */
  readonly at: number;
  readonly enteredAt: number;
  readonly data: Readonly<Record<string, Json>>;
  /** Secret of the installation: the salts of its commitments follow from it (src/model/history.ts). */
  readonly seed: string;
  /** Of events from before there was a seed: each salt was drawn for itself. */
  readonly salts?: Readonly<Record<string, string>>;
  readonly previous: string;
  readonly hash: string;
};

/** What waits for one party now: the row of the work list. */
export type CaseTask = {
  readonly case: string;
  readonly party: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly event: string;
  readonly due?: number;
  readonly since: number;
  /** What is due on one day is ordered by these (task-weight.ts). */
  readonly risk?: number; readonly people?: number;
};
