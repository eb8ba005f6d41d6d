import type { Json } from '../../../basis/canonical.ts';
import type { ApiKey } from '../../../model/api-key.ts';
import type { CalendarFeed } from '../../../model/calendar-feed.ts';
import type { Delivery } from '../../../model/delivery.ts';
import type { Webhook } from '../../../model/webhook.ts';
import type { InboxMessage } from '../../../model/message.ts';
import type { PersonPreferences } from '../../../model/preferences.ts';
import type { Case, CaseEvent, CaseTask } from '../../../model/case.ts';
import type { CheckSpan } from '../../../model/check-span.ts';
import type { Checkpoint } from '../../../model/checkpoint.ts';
import type { DataMark } from '../../../model/data-mark.ts';
import type { DeductionAppeal } from '../../../model/deduction-appeal.ts';
import type { DeviceCommand, DeviceCommandEvent } from '../../../model/device-command.ts';
import type { ExchangeSourceVersion } from '../../../model/exchange-source.ts';
import type { DeviceKey } from '../../../model/device-key.ts';
import type { RememberedMapping } from '../../../model/import-mapping.ts';
import type { Finding } from '../../../model/finding.ts';
import type { ForwardItem, ForwardState, UpperPlatformVersion } from '../../../model/upper-platform.ts';
import type {
  Account, AuditEntry, ImportRun, Publication, RefusedRow, RegisterEntry, RejudgeMark, Session, Viewer,
} from '../../../flow/ports/records.ts';
import type { PublicTable } from '../../../model/public-table.ts';
import type { Reporter, ReporterLook } from '../../../flow/ports/complaints.ts';
import type { FileScan, Rendition } from '../../../flow/ports/kept-files.ts';
import type { HeldMeasure } from '../../../flow/ports/measures.ts';
import type { SheetOpening } from '../../../flow/ports/signing.ts';
import type { SigningCredential } from '../../../model/signing-credential.ts';
import type { ThingVersion } from '../../../flow/ports/things.ts';
import { placeOfCase } from '../case-place.ts';
import { type Place, sees } from '../row-rules.ts';

/** All tables as maps. Rows are never changed in place, so that a copy of the maps is a snapshot. */
export class State {
  readonly entries: Map<string, RegisterEntry>;
  readonly marks: Map<number, RejudgeMark>;
  readonly places: Map<number, Place & { readonly enteredAt: number }>;
  readonly cases: Map<string, Case>;
  readonly events: Map<string, readonly CaseEvent[]>;
  readonly tasks: Map<string, readonly CaseTask[]>;
  readonly findings: Map<string, Finding>;
  readonly cursors: Map<string, string>;
  readonly settings: Map<string, Json>;
  readonly numbers: Map<string, number>;
  readonly accounts: Map<string, Account>;
  readonly sessions: Map<string, Session>;
  readonly audit: Map<number, AuditEntry>;
  readonly publications: Map<string, Publication>;
  readonly checkpoints: Map<string, Checkpoint>;
  readonly imports: Map<string, ImportRun>;
  readonly refused: Map<string, readonly RefusedRow[]>;
  readonly mappings: Map<string, readonly RememberedMapping[]>;
  readonly commands: Map<string, DeviceCommand>;
  readonly commandEvents: Map<string, readonly DeviceCommandEvent[]>;
  readonly checkSpans: Map<string, CheckSpan>;
  readonly dataMarks: Map<string, DataMark>;
  readonly appeals: Map<string, DeductionAppeal>;
  readonly apiKeys: Map<string, ApiKey>;
  readonly upperPlatforms: Map<string, UpperPlatformVersion>;
  readonly forwardStates: Map<string, ForwardState>;
  readonly forwardItems: Map<string, ForwardItem>;
  readonly exchangeSources: Map<string, ExchangeSourceVersion>;
  readonly things: Map<number, ThingVersion>;
  readonly deviceKeys: Map<string, DeviceKey>;
  readonly calendarFeeds: Map<string, CalendarFeed>;
  readonly messages: Map<string, InboxMessage>;
  readonly messageReads: Map<string, number>;
  readonly messageMails: Map<string, number>;
  readonly preferences: Map<string, PersonPreferences>;
  readonly renditions: Map<string, Rendition>;
  readonly fileScans: Map<string, FileScan>;
  readonly webhooks: Map<string, Webhook>;
  readonly deliveries: Map<string, Delivery>;
  readonly signingCredentials: Map<string, SigningCredential>;
  readonly sheetOpenings: Map<string, SheetOpening>;
  readonly reporters: Map<string, readonly Reporter[]>;
  reporterLooks: readonly ReporterLook[];
  readonly publicTables: Map<string, readonly PublicTable[]>;
  readonly measures: Map<string, readonly HeldMeasure[]>;

  constructor(from?: State) {
    this.entries = new Map(from?.entries);
    this.marks = new Map(from?.marks);
    this.places = new Map(from?.places);
    this.cases = new Map(from?.cases);
    this.events = new Map(from?.events);
    this.tasks = new Map(from?.tasks);
    this.findings = new Map(from?.findings);
    this.cursors = new Map(from?.cursors);
    this.settings = new Map(from?.settings);
    this.numbers = new Map(from?.numbers);
    this.accounts = new Map(from?.accounts);
    this.sessions = new Map(from?.sessions);
    this.audit = new Map(from?.audit);
    this.publications = new Map(from?.publications);
    this.checkpoints = new Map(from?.checkpoints);
    this.imports = new Map(from?.imports);
    this.refused = new Map(from?.refused);
    this.mappings = new Map(from?.mappings);
    this.commands = new Map(from?.commands);
    this.commandEvents = new Map(from?.commandEvents);
    this.checkSpans = new Map(from?.checkSpans);
    this.dataMarks = new Map(from?.dataMarks);
    this.appeals = new Map(from?.appeals);
    this.apiKeys = new Map(from?.apiKeys);
    this.exchangeSources = new Map(from?.exchangeSources);
    this.upperPlatforms = new Map(from?.upperPlatforms);
    this.forwardStates = new Map(from?.forwardStates);
    this.forwardItems = new Map(from?.forwardItems);
    this.things = new Map(from?.things);
    this.deviceKeys = new Map(from?.deviceKeys);
    this.calendarFeeds = new Map(from?.calendarFeeds);
    this.messages = new Map(from?.messages);
    this.messageReads = new Map(from?.messageReads);
    this.messageMails = new Map(from?.messageMails);
    this.preferences = new Map(from?.preferences);
    this.renditions = new Map(from?.renditions);
    this.fileScans = new Map(from?.fileScans);
    this.webhooks = new Map(from?.webhooks);
    this.deliveries = new Map(from?.deliveries);
    this.signingCredentials = new Map(from?.signingCredentials);
    this.sheetOpenings = new Map(from?.sheetOpenings);
    this.reporters = new Map(from?.reporters);
    this.reporterLooks = from?.reporterLooks ?? [];
    this.publicTables = new Map(from?.publicTables);
    this.measures = new Map(from?.measures);
  }

  seesCase(viewer: Viewer, id: string): boolean {
    const of = this.cases.get(id);
    return of !== undefined && sees(viewer, placeOfCase(of));
  }

  seenCases(viewer: Viewer): Case[] {
    return [...this.cases.values()].filter((of) => sees(viewer, placeOfCase(of)));
  }
}

/** Reads for one viewer over the newest committed state, or over a transaction's own. */
export type Look = { readonly viewer: Viewer; readonly state: () => State };

/** Code-point order, as the databases keep ids. */
export const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
