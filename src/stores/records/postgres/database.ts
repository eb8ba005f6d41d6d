import type { ColumnType, Generated, Kysely } from 'kysely';
import type { Json } from '../../../basis/canonical.ts';
import type { ApiKey } from '../../../model/api-key.ts';
import type { PublicTable } from '../../../model/public-table.ts';
import type { CalendarFeed } from '../../../model/calendar-feed.ts';
import type { Delivery } from '../../../model/delivery.ts';
import type { Webhook } from '../../../model/webhook.ts';
import type { Message } from '../../../model/message.ts';
import type { Case, CaseHead, Measure } from '../../../model/case.ts';
import type { MailAddress, Preferences } from '../../../model/preferences.ts';
import type { CheckSpan } from '../../../model/check-span.ts';
import type { Checkpoint } from '../../../model/checkpoint.ts';
import type { DataMark } from '../../../model/data-mark.ts';
import type { DeductionAppeal } from '../../../model/deduction-appeal.ts';
import type { DeviceCommand, DeviceCommandEvent } from '../../../model/device-command.ts';
import type { DeviceKey } from '../../../model/device-key.ts';
import type { RememberedMapping } from '../../../model/import-mapping.ts';
import type { Finding } from '../../../model/finding.ts';
import type { ExchangeSourceVersion } from '../../../model/exchange-source.ts';
import type { ForwardItem, ForwardState, UpperPlatformVersion } from '../../../model/upper-platform.ts';
import type { MeasureRow, MeasureStanding } from '../../../flow/ports/measures.ts';
import type { FileScan } from '../../../flow/ports/kept-files.ts';
import type { SigningCredential } from '../../../model/signing-credential.ts';
import type { ThingVersion } from '../../../flow/ports/things.ts';
import type { ImportRun, Publication } from '../../../flow/ports/records.ts';

/** jsonb: read as the value, written as its text. */
type Document<T> = ColumnType<T, string, string>;

/** The tables as migrations/ make them. Moments are UTC ms, days `YYYY-MM-DD`. */
export type Database = {
  migrations: { number: number; hash: string; applied_at: number };
  register_entries: { kind: string; id: string; valid_from: string; valid_to: string | null; entered_at: number; body: Document<Json> };
  rejudge_marks: { id: Generated<number>; points: number[]; starts: number; ends: number | null; cause: string; entered_at: number };
  point_places: { point: number; region: string; units: string[]; entered_at: number };
  cases: CaseRow;
  case_events: { case_id: string; seq: number; at: number; hash: string; event: string };
  case_tasks: {
    case_id: string; place: number; party: string; unit: string; roles: string[]; event: string; due: number | null; since: number;
    type: string; state: string; region: string; units: string[]; returned: boolean; risk: number; people: number;
  };
  case_counts: { type: string; state: string; region: string; open: boolean; count: number };
  case_count_changes: { id: Generated<number>; type: string; state: string; region: string; open: boolean; change: number };
  case_measures: {
    case_id: string; id: string; place: number; type: string; region: string; units: string[]; lead: string; document: string;
    standing: MeasureStanding; state: MeasureRow['state']; due: string; works: boolean; excused: boolean; projects: Generated<string[]>;
    no_target: boolean; empty_words: boolean;
    searched: string; measure: Document<Measure> | null; city: Generated<string>; county: Generated<string>;
  };
  findings: { id: string; point: number; factor: string; at: number; withdrawn_at: number | null; body: Document<Finding> };
  case_findings: { case_id: string; finding: string };
  cursors: { name: string; value: string };
  settings: { name: string; value: Document<Json> };
  number_registers: { register: string; last: number };
  accounts: { id: string; person: string; login: string; password: string; disabled: boolean };
  sessions: { token_hash: string; person: string; appointment: string; created_at: number; expires_at: number };
  audit: {
    id: Generated<number>; at: number; world_at: number; actor: string; action: string; subject: string; outcome: string; detail: Document<Json>;
  };
  publications: { id: string; kind: string; region: string; state: string; published_at: number; parent: Generated<string | null>; body: Document<Publication> };
  checkpoints: { day: string; body: Document<Checkpoint> };
  imports: { id: string; started_at: number; run: Document<ImportRun> };
  import_mappings: { id: string; version: number; body: Document<RememberedMapping> };
  device_commands: {
    id: string; mn: string; point: number; contractor: string | null; open: boolean; qn: string | null; body: Document<DeviceCommand>;
  };
  device_command_events: { command_id: string; seq: number; at: number; event: Document<DeviceCommandEvent> };
  device_keys: { mn: string; created_at: number; body: Document<DeviceKey> };
  deduction_appeals: { id: string; point: number; starts: number; ends: number; made: number; waits: boolean; body: Document<DeductionAppeal> };
  check_spans: { point: number; factor: string; rule: string; starts: number; ends: number; body: Document<CheckSpan> };
  data_marks: {
    id: string; point: number; starts: number; ends: number; maker: string; decides: boolean; waits: boolean; body: Document<DataMark>;
  };
  messages: {
    id: string; case_id: string; kind: string; party: string; event: string; unit: string; roles: string[]; at: number; body: Document<Message>;
    done_at: number | null; done_by: string | null; escalated_at: number | null; escalated_to: string | null;
    mailed_at: number | null;
  };
  preferences: {
    person: string; wish: Document<Preferences> | null; mail: Document<MailAddress>;
    mailable: boolean; tries: number; digest_day: string | null;
  };
  message_reads: { message: string; person: string; at: number };
  webhooks: { id: string; active: boolean; types: string[]; events: string[]; prefixes: string[]; body: Document<Webhook> };
  deliveries: {
    id: string; channel: string; target: string; lane: string; place: number; state: string; tries: number; queued_at: number; due_at: number;
    settled_at: number | null; trouble: Document<Delivery['trouble'] | null> | null; content: Document<Json>;
  };
  calendar_feeds: { id: string; person: string; hash: string; made_at: number; body: Document<CalendarFeed>; used_at: number | null };
  api_keys: { id: string; hash: string; body: Document<ApiKey>; used_at: number | null };
  exchange_sources: { id: string; entered_at: number; body: Document<ExchangeSourceVersion> };
  upper_platforms: { id: string; entered_at: number; body: Document<UpperPlatformVersion> };
  forward_states: { platform: string; body: Document<ForwardState> };
  forward_items: { platform: string; frame: string; state: string; due_at: number | null; body: Document<ForwardItem> };
  signing_credentials: { id: string; person: string; body: Document<SigningCredential> };
  file_renditions: { source: string; size: string; hash: string | null; at: number };
  file_scans: FileScan;
  sheet_openings: { person: string; case_id: string; hash: string; at: number; world_at: number };
  reporters: { case_id: string; seq: number; name: string; phone: string; address: string; entered_at: number; by: string };
  reporter_looks: { id: string; case_id: string; person: string; says: string; why: string; at: number; world_at: number };
  public_tables: { batch: string; version: number; type: string; ordinal: number; body: Document<PublicTable> };
  thing_versions: { seq: number; body: Document<ThingVersion> };
  refused_rows: { run: string; line: number; place: number; fault: string; detail: string; source: string };
};

type CaseRow = {
  id: string; type: string; number: string; title: string; state: string; region: string; units: string[]; points: number[]; factor: string;
  opened_at: number; closed_at: number | null; look_back_until: number | null; parent: string | null; seq: number; head: string; snapshot: Document<Case>;
  summary: Document<CaseHead>; next_due: number | null; moved_at: number; city: Generated<string>; county: Generated<string>;
};

/** A delivery as it is read. */
export type DeliveryRow = Omit<Delivery, 'queuedAt' | 'dueAt' | 'settledAt' | 'trouble'> & {
  readonly queued_at: number; readonly due_at: number; readonly settled_at: number | null; readonly trouble: NonNullable<Delivery['trouble']> | null;
};

/** Statements under one viewer: of a transaction that writes, or each in one of its own that reads. */
export type Transaction = Kysely<Database>;

/** Runs reads for one viewer: inside an open transaction, or in one of their own. */
export type Run = <T>(work: (records: Transaction) => Promise<T>) => Promise<T>;
