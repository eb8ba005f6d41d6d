import type { HashText } from '../basis/hash.ts';
import type { Json } from '../basis/canonical.ts';
import type { Appointment } from '../model/appointment.ts';
import type { Actor, Case, CaseEvent, CaseTask, Measure } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import type { DocumentNumber } from '../model/document-number.ts';
import type { PhotoFacts, PhotoPlace } from '../model/photo-facts.ts';
import type { ChildRow } from './input-children.ts';
import type { Role } from '../model/role.ts';
import type { Words } from '../model/words.ts';
import type { HolderCertificate } from '../model/signing.ts';
import type { FigureRead } from '../model/figure-reading.ts';
import type { StatedFigure } from '../model/stated-figure.ts';
import type { TakenOver } from '../model/taken-over.ts';
import type { WorkCalendar } from './clock.ts';
import type { Apart } from './set-apart.ts';

/** Everything a step needs beyond the case: both clocks, sources of salts and ids, calendars, and facts gathered for the guards. */
export type StepContext = {
  /** World clock, ms: legal time. */
  readonly now: number;
  /** Machine clock, ms: when it was entered. */
  readonly enteredAt: number;
  /** Fresh: 128 random bits or more, as hex digits. The salts of the event's commitments follow from it. */
  readonly seed: string;
  /** SHA-256 of a text, the platform's own where there is one; without it the portable one. */
  readonly hash?: HashText;
  /** A fresh id, for an objection. */
  readonly newId: () => string;
  readonly calendar: WorkCalendar;
  /** Local values that replace a declaration's defaults, by parameter id. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly facts: Facts;
  readonly checks: Checks;
};

/** What was looked up before the step. */
export type Facts = {
  /** Appointments of the acting person, current or not; the office-holder register decides signatures. */
  readonly appointments: readonly Appointment[];
  /** Certificates of seals and passkeys of the acting person that are good on this day. */
  readonly certificates?: readonly HolderCertificate[];
  /** Who held a leader's office of the case's units, on any day, as actors: for papers signed with a pen. */
  readonly leaders?: readonly { readonly held: Appointment; readonly actor: Actor }[];
  /** Verdict by machine item of the checklist; an absent item has not been computed. */
  readonly machine: Readonly<Record<string, MachineVerdict>>;
  /** What the registers and the data have of the case's pattern now; only where a step may ask for it. */
  readonly screening?: Screening;
  /** The entry of the register of causes that the step names; absent where there is none of that number. */
  readonly cause?: { readonly id: string; readonly number: string; readonly state: string };
  /** Texts of the case that a child takes over, by field, without what says who spoke; only where a step opens one that does. */
  readonly covered?: Readonly<Record<string, string>>;
  /** How often the unit of a party was visited this year by cases of this type that count; only where a guard asks. */
  readonly visitsOfYear?: number;
  /** Who holds the offices today that a step of this case may ask for. */
  readonly holders?: readonly OfficeHolder[];
  /** Of the photographs that the step hands in, by hash, and the places of the item. */
  readonly photos?: { readonly read: Readonly<Record<string, PhotoFacts>>; readonly places: readonly PhotoPlace[] };
  /** Rows of a breakdown that come from an older ledger, by their place; only where an import takes the step. */
  readonly takenOver?: readonly TakenOver[];
  /** `part`: whether the parent waits for it; without it, it does. */
  /** The case whose measures this step would copy, where it may; and how the parent's ledger reads beside what is stated here. */
  readonly copyable?: Copyable;
  readonly figures?: readonly StatedFigure[];
  /** The figure of the running period; `first` where it stood before. */
  readonly reading?: { readonly now: FigureRead; readonly first: FigureRead };
  /** Of a letter: who writes to whom as the register names them today, and the number drawn for it where it is being issued. */
  readonly letter?: LetterFacts;
  readonly children: readonly { readonly id: string; readonly ended: boolean; readonly part?: boolean; readonly child?: string; readonly state?: string; readonly measure?: string }[];
};

export type LetterFacts = {
  readonly issuer: Words; readonly to: Words; readonly codeWord?: string; readonly number?: DocumentNumber;
  /** 演练. */
  readonly mark?: Words;
};

/** An appointment held today; `says` is name and office. */
export type OfficeHolder = { readonly appointment: string; readonly unit: string; readonly role: Role; readonly says: Words };

/** `inRegister` objects fit the pattern's kind, industry and region; of `screened` there was something to screen; `found` fit. */
export type Screening = {
  readonly counts: { readonly inRegister: number; readonly screened: number; readonly found: number; readonly screenedFrom: string; readonly screenedTo: string };
  readonly hits: readonly ChildRow[];
};

export type Copyable = { readonly id: string; readonly number: string; readonly measures: readonly Measure[] };

export type MachineVerdict = 'pass' | 'fail' | 'undeterminable';

/** Decided by the room `close` (its `checks`); passed in, because verbs do not meet. Each returns what is still open, by id. */
export type Checks = {
  readonly checklistOpen: (type: CaseType, of: Case, machine: Facts['machine']) => readonly string[];
  readonly unmeasurable: (measures: readonly Measure[]) => readonly string[];
};

/** What a step leads to; nothing is stored yet. */
export type Stepped = {
  readonly case: Case; readonly event: CaseEvent; readonly tasks: readonly CaseTask[];
  /** Who spoke, for the store that keeps it apart. */
  readonly apart?: Apart;
};
