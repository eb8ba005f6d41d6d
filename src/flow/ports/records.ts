import type { Json } from '../../basis/canonical.ts';
import type { Case, CaseEvent, CaseHead, CaseTask } from '../../model/case.ts';
import type { Checkpoint } from '../../model/checkpoint.ts';
import type { EventText } from '../../model/event-text.ts';
import type { RememberedMapping } from '../../model/import-mapping.ts';
import type { Finding } from '../../model/finding.ts';
import type { Scope } from '../../model/role.ts';
import type { CheckSpanReader, CheckSpanWriter } from './check-spans.ts';
import type { DeductionAppealReader, DeductionAppealWriter } from './deduction-appeals.ts';
import type { DataMarkReader, DataMarkWriter } from './data-marks.ts';
import type { ApiKeyReader, ApiKeyWriter } from './api-keys.ts';
import type { ComplaintReader, ComplaintWriter } from './complaints.ts';
import type { KeptFileReader, KeptFileWriter } from './kept-files.ts';
import type { CalendarFeedReader, CalendarFeedWriter } from './calendar-feeds.ts';
import type { MeasureReader, MeasureWriter } from './measures.ts';
import type { MessageReader, MessageWriter } from './messages.ts';
import type { PreferenceReader, PreferenceWriter } from './preferences.ts';
import type { DeliveryReader, DeliveryWriter } from './deliveries.ts';
import type { DeviceCommandReader, DeviceCommandWriter } from './device-commands.ts';
import type { ExchangeSourceReader, ExchangeSourceWriter } from './exchange-sources.ts';
import type { DeviceKeyReader, DeviceKeyWriter } from './device-keys.ts';
import type { UpperPlatformReader, UpperPlatformWriter } from './upper-platforms.ts';
import type { SigningReader, SigningWriter } from './signing.ts';
import type { ThingReader, ThingWriter } from './things.ts';

/** For whom a row is read or written. The store's row rules use it; the machine itself acts with scope `all`. */
export type Viewer = {
  readonly scope: Scope; readonly unit: string; readonly region: string; readonly role: string;
  /** An application that asks with its key: it sees what it registered itself, too. */
  readonly application?: string;
};

/** Kinds of register entries; each body is validated by the model's schema of that noun. */
export type RegisterKind =
  | 'region' | 'unit' | 'person' | 'appointment' | 'point' | 'device' | 'enterprise' | 'outlet-limit' | 'lead-mute'
  | 'air-target' | 'air-exclusion' | 'firm-record' | 'permitted-amount' | 'two-high-project';

/** A versioned object of a register: valid from a day to a day, entered at a moment. */
export type RegisterEntry = {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly from: string;
  readonly to?: string;
  readonly enteredAt: number;
  readonly body: Json;
};

/**
 * What must be judged again because a register says otherwise of these points and moments (UTC ms, `to` outside, open without it)
 * than when they were judged. `cause`: the kind of the register.
 */
export type RejudgeMark = {
  readonly id: number; readonly points: readonly number[]; readonly from: number; readonly to?: number; readonly cause: string;
  readonly enteredAt: number;
};

export type CaseQuery = {
  readonly types?: readonly string[];
  readonly states?: readonly string[];
  readonly region?: string;
  readonly unit?: string;
  readonly point?: number;
  /** Children of this case. */
  readonly parent?: string;
  readonly open?: boolean;
  /** Opened at this moment (UTC ms) or before it. */
  readonly openedUntil?: number;
  /** Its last event was at this moment (UTC ms) or after it. */
  readonly movedFrom?: number;
  /** Substring of number or title; two Chinese letters are enough to find it. */
  readonly text?: string;
  readonly ids?: readonly string[];
  /** A clock of it runs that was due before this moment (UTC ms). */
  readonly dueBefore?: number;
  /** Keyset: rows after this id in descending order of opening. */
  readonly after?: string;
  readonly limit: number;
};

/** One case that holds a file; `case` only where the viewer may see it. */
export type FileUse = { readonly hash: string; readonly case?: { readonly id: string; readonly number: string } };

/** Which tasks: of these units, for a role; due from a moment on and before another; only of cases that stand in these states. */
export type TaskQuery = {
  readonly units: readonly string[]; readonly role: string;
  readonly dueFrom?: number; readonly dueBefore?: number;
  readonly standing?: readonly { readonly type: string; readonly state: string }[];
};

export type Account = {
  readonly id: string; readonly person: string; readonly login: string; readonly password: string;
  readonly disabled: boolean;
};
export type Session = {
  readonly tokenHash: string; readonly person: string; readonly appointment: string; readonly createdAt: number; readonly expiresAt: number;
};

export type AuditEntry = {
  readonly at: number; readonly worldAt: number; readonly actor: string; readonly action: string; readonly subject: string;
  readonly outcome: string; readonly detail: Json;
};

export type Publication = {
  /** Same id as the case. */
  readonly id: string; readonly kind: string; readonly region: string; readonly title: { readonly zh: string; readonly en: string };
  readonly state: string; readonly points: readonly number[]; readonly content: Json; readonly publishedAt: number;
  /** The publication on whose page it stands. */
  readonly parent?: string;
};

/** What lists and maps say of a publication: its title and number as they were published, without the record itself. */
export type PublicationHead = Omit<Publication, 'content'> & { readonly number: string; readonly notice?: { readonly from: number; readonly to: number } };

/** Which stage a run stands at: `paused` by a person, to be resumed; `failed` where the file itself cannot be read further. */
export type ImportState = 'waiting' | 'running' | 'paused' | 'done' | 'failed';
export type ImportedFile = { readonly hash: string; readonly name: string; readonly size: number };

/** One import of files. rows = stored + already + refused at every moment; `rows` is the durable cursor: so many are dealt with. */
export type ImportRun = {
  readonly id: string; readonly state: ImportState; readonly kind: string; readonly file: string; readonly files: readonly ImportedFile[];
  /** The mapping and its version, where `kind` is `mapping`. */
  readonly mapping?: { readonly id: string; readonly version: number };
  /** Of which source of exchange tables it is a batch, where `kind` is `exchange`. */
  readonly source?: string;
  readonly startedAt: number; readonly endedAt: number; readonly by: string;
  readonly rows: number; readonly refused: number; readonly stored: number; readonly already: number;
  readonly refusedBy: Readonly<Record<string, number>>;
  /** ms from which the numbers of its frames ascend, so that a row met again after a kill is known as its own. */
  readonly firstMs: number;
  /** How many rows the files have, where a dry run has counted them. */
  readonly expected?: number;
  /** Why it failed. */
  readonly fault?: string; readonly detail?: string;
  readonly result: Json;
};
export type ExchangeTotals = Pick<ImportRun, 'rows' | 'stored' | 'already' | 'refused' | 'refusedBy'> & { readonly batches: number };
export type RefusedRow = {
  readonly run: string; readonly line: number; readonly fault: string; readonly detail: string; readonly row: string;
};

/** Reads inside or outside a transaction; every list obeys the viewer's row rules. */
export interface RecordReader extends DeviceCommandReader, DataMarkReader, CheckSpanReader, DeductionAppealReader, ApiKeyReader, UpperPlatformReader,
  ExchangeSourceReader, ThingReader, DeviceKeyReader, CalendarFeedReader, MessageReader, SigningReader, ComplaintReader, KeptFileReader,
  DeliveryReader, MeasureReader, PreferenceReader {
  entries(kind: RegisterKind, query?: { readonly on?: string; readonly ids?: readonly string[] }): Promise<readonly RegisterEntry[]>;
  /** Oldest first. */
  rejudgeMarks(): Promise<readonly RejudgeMark[]>;
  case(id: string): Promise<Case | undefined>;
  cases(query: CaseQuery): Promise<readonly Case[]>;
  /** The same cases in the same order, without their material. */
  caseHeads(query: CaseQuery): Promise<readonly CaseHead[]>;
  caseCounts(query: Omit<CaseQuery, 'limit' | 'after'>): Promise<readonly { readonly type: string; readonly state: string; readonly region: string; readonly count: number }[]>;
  caseEvents(id: string): Promise<readonly CaseEvent[]>;
  /** Every case that holds one of these files, by file and case; one that this viewer may not see has no name. */
  fileUses(hashes: readonly string[]): Promise<readonly FileUse[]>;
  /** Events of these cases up to a moment (world clock, UTC ms, itself included), by case and number. */
  eventsUntil(ids: readonly string[], until: number): Promise<readonly CaseEvent[]>;
  /** All events of these cases as they are kept, by case and number: what verifies histories parses none. */
  eventTextsOf(ids: readonly string[]): Promise<readonly EventText[]>;
  /** When the first case was opened (world clock, UTC ms); undefined where there is none. */
  firstOpening(): Promise<number | undefined>;
  /**
   * Most urgent first: what was returned, then by the day (Beijing) on which it is due, among those of one day the types of `first`,
   * then by the hour and by how long it waits.
   */
  tasks(query: TaskQuery & { readonly first: readonly string[]; readonly limit: number }): Promise<readonly CaseTask[]>;
  /** How many there are for each query. */
  taskCounts(queries: readonly TaskQuery[]): Promise<readonly number[]>;
  finding(id: string): Promise<Finding | undefined>;
  /** Newest first; all of them where no limit is given. */
  findings(query: { readonly points?: readonly number[]; readonly ids?: readonly string[]; readonly from?: number; readonly to?: number; readonly limit?: number }): Promise<readonly Finding[]>;
  /** The open case to which a finding of this point and factor belongs, or a closed one within its look-back. */
  caseOfSeries(type: string, point: number, factor: string): Promise<Case | undefined>;
  cursor(name: string): Promise<string | undefined>;
  setting(name: string): Promise<Json | undefined>;
  /** The last number that a gapless register gave out, 0 before the first. */
  lastNumber(register: string): Promise<number>;
  account(login: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  session(tokenHash: string): Promise<Session | undefined>;
  audit(query: { readonly before?: number; readonly limit: number }): Promise<readonly AuditEntry[]>;
  publication(id: string): Promise<Publication | undefined>;
  /** Those that stand on the page of `parent`; without it those that stand for themselves. Newest first. */
  publications(query: { readonly kind?: string; readonly region?: string; readonly parent?: string; readonly limit: number }): Promise<readonly Publication[]>;
  /** All that stand for themselves, by id. */
  publicationHeads(): Promise<readonly PublicationHead[]>;
  checkpoints(): Promise<readonly Checkpoint[]>;
  /** Newest event hash of every case, ordered by case id: the leaves of a checkpoint. */
  chainHeads(): Promise<readonly { readonly case: string; readonly seq: number; readonly hash: string }[]>;
  /** Newest first: imports of files, or batches of a source of exchange tables. */
  imports(limit: number, source?: string): Promise<readonly ImportRun[]>;
  /** Sums over the batches of a source that were started at this moment (machine clock, ms) or later. */
  exchangeTotals(source: string, since: number): Promise<ExchangeTotals>;
  importRun(id: string): Promise<ImportRun | undefined>;
  /** In the order of the file; `after`: so many are passed over. */
  refusedRows(run: string, limit: number, after?: number): Promise<readonly RefusedRow[]>;
  /** The newest version of each mapping, by name. */
  mappings(): Promise<readonly RememberedMapping[]>;
  mapping(id: string, version?: number): Promise<RememberedMapping | undefined>;
}

export interface RecordWriter extends RecordReader, DeviceCommandWriter, DataMarkWriter, CheckSpanWriter, DeductionAppealWriter, ApiKeyWriter, UpperPlatformWriter,
  ExchangeSourceWriter, ThingWriter, DeviceKeyWriter, CalendarFeedWriter, MessageWriter, SigningWriter, ComplaintWriter, KeptFileWriter,
  DeliveryWriter, MeasureWriter, PreferenceWriter {
  /** Where what was judged may be judged otherwise under these entries, marks are left in the same transaction. */
  putEntries(entries: readonly RegisterEntry[]): Promise<void>;
  /** Everything of a mark before this moment is done. */
  moveMark(id: number, from: number): Promise<void>;
  endMark(id: number): Promise<void>;
  /**
   * A new case with its first event (`expectedSeq` 0), or further events on one that stands at `expectedSeq`. Where somebody was faster the
   * whole transaction throws CaseMoved, at the latest when it ends.
   */
  putCase(next: Case, events: readonly CaseEvent[], tasks: readonly CaseTask[], expectedSeq: number): Promise<void>;
  /** Ids of the findings that are new or hold again after a withdrawal. A known one keeps its row, or takes the value of a newer frame. */
  putFindings(findings: readonly Finding[]): Promise<readonly string[]>;
  withdrawFindings(ids: readonly string[], at: number): Promise<void>;
  setCursor(name: string, value: string): Promise<void>;
  setSetting(name: string, value: Json): Promise<void>;
  /** Next number of a gapless register, e.g. `rectification/2026`: 1, 2, 3 … */
  nextNumber(register: string): Promise<number>;
  putAccount(account: Account): Promise<void>;
  putSession(session: Session): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  putAudit(entries: readonly AuditEntry[]): Promise<void>;
  putPublication(publication: Publication): Promise<void>;
  withdrawPublication(id: string): Promise<void>;
  putCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** The run as it stands now, and the rows that it refused since; `place`: how many refused rows of it are kept already. */
  putImport(run: ImportRun, refused: readonly RefusedRow[], place: number): Promise<void>;
  /** A version stands once: the same id and version again is an error. */
  putMapping(mapping: RememberedMapping): Promise<void>;
}

/** 业务库. `write` is one transaction: all of it or nothing; it is run again by the caller when a case moved meanwhile. */
export interface Records {
  read(viewer: Viewer): RecordReader;
  write<T>(viewer: Viewer, work: (records: RecordWriter) => Promise<T>): Promise<T>;
  about(): Promise<{ readonly engine: string; readonly version: string; readonly migrations: number; readonly bytes: number }>;
  close(): Promise<void>;
}
