import { fail, ok, type Result } from '../../basis/result.ts';
import { withPasswordOf } from '../../model/exchange-end.ts';
import type { ExchangeSource, ExchangeSourceVersion } from '../../model/exchange-source.ts';
import type { House } from '../house.ts';
import type { ExchangeTables, InWaiting } from '../ports/exchange-tables.ts';
import { machineViewer } from '../viewer.ts';
import { dryRun, type DryRun } from './dry-run.ts';
import { takeBatch } from './exchange-batch.ts';
import { openExchangeRows } from './exchange-items.ts';

export type ExchangeTrouble = { readonly fault: string; readonly detail: string; readonly at: number };
/** How reading a source stands in this process. `waiting` is what the last look found left. */
export type ExchangeNow = { readonly lookedAt?: number; readonly waiting?: InWaiting; readonly trouble?: ExchangeTrouble };

/** So many rows are counted, and tried in a dry run. */
export const waitingCountMax = 100_000;
const dryRows = 5_000;

/** 前置库接入: every source is looked at in its own interval; batches are carried one after another. */
export class ExchangeDesk {
  readonly #house: House;
  readonly #tables: ExchangeTables;
  readonly #onTrouble: (error: unknown) => void;
  #sources = new Map<string, ExchangeSourceVersion>();
  readonly #now = new Map<string, ExchangeNow>();
  readonly #dueAt = new Map<string, number>();
  #work: Promise<void> | undefined;
  #stopped = false;

  constructor(house: House, tables: ExchangeTables, onTrouble: (error: unknown) => void) {
    this.#house = house;
    this.#tables = tables;
    this.#onTrouble = onTrouble;
  }

  /** Versions entered last, by id. */
  async load(): Promise<void> {
    this.#sources = new Map((await this.#house.records.read(machineViewer).exchangeSources()).map((version) => [version.source.id, version]));
  }

  get sources(): readonly ExchangeSourceVersion[] {
    return [...this.#sources.values()].sort((a, b) => (a.source.id < b.source.id ? -1 : 1));
  }

  now(id: string): ExchangeNow {
    return this.#now.get(id) ?? {};
  }

  /** Enters a version; an empty password stays that of the version before. Faults: exchange.unfit (two sources would read one table). */
  async put(given: ExchangeSource, by: string): Promise<Result<ExchangeSource>> {
    const before = this.#sources.get(given.id);
    const source = { ...given, end: withPasswordOf(given.end, before?.source.end) };
    const twin = this.sources.find(({ source: other }) => other.id !== source.id && placeOf(other) === placeOf(source));
    if (twin !== undefined) return fail('exchange.unfit', `end: ${twin.source.id}`);
    const { clocks } = this.#house;
    const enteredAt = Math.max(clocks.machine(), (before?.enteredAt ?? 0) + 1);
    const action = before === undefined ? 'exchange-source.created' : 'exchange-source.changed';
    const told = { at: clocks.machine(), worldAt: clocks.world(), actor: by, action, subject: source.id, outcome: 'ok', detail: withoutPassword(source) };
    await this.#house.records.write(machineViewer, async (store) => {
      await store.putExchangeSource({ source, enteredAt, by });
      await store.putAudit([told]);
    });
    this.#sources.set(source.id, { source, enteredAt, by });
    this.#dueAt.delete(source.id);
    return ok(source);
  }

  /** 试读: what the first unread rows would come to, with nothing claimed and nothing stored. Faults: exchange.* */
  async dryRun(id: string): Promise<Result<DryRun>> {
    const version = this.#sources.get(id);
    if (version === undefined) return fail('exchange.unknown-source', id);
    const rows = await this.#tables.look(version.source.end, dryRows);
    return rows.ok ? dryRun(openExchangeRows(this.#house, id, rows.value)) : rows;
  }

  /** Begins what is due, unless something is being carried. */
  tick(): void {
    if (this.#stopped || this.#work !== undefined) return;
    const now = this.#house.clocks.machine();
    const due = this.sources.filter(({ source: { id, paused } }) => !paused && now >= (this.#dueAt.get(id) ?? 0));
    if (due.length === 0) return;
    this.#work = this.#readAll(due).finally(() => { this.#work = undefined; });
  }

  async settled(): Promise<void> {
    await this.#work;
  }

  /** Leaves off after the batch that is being carried; the next process goes on. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
  }

  async #readAll(due: readonly ExchangeSourceVersion[]): Promise<void> {
    for (const { source } of due) {
      this.#dueAt.set(source.id, this.#house.clocks.machine() + source.everySeconds * 1000);
      await this.#readOne(source).catch((error: unknown) => {
        const at = this.#house.clocks.machine();
        this.#now.set(source.id, { lookedAt: at, trouble: { fault: 'system.internal', detail: '', at } });
        this.#onTrouble(error);
      });
    }
  }

  async #readOne(source: ExchangeSource): Promise<void> {
    let taken: Result<number> = ok(1);
    while (taken.ok && taken.value > 0 && !this.#stopped) taken = await takeBatch(this.#house, this.#tables, source);
    const left = taken.ok ? await this.#tables.waiting(source.end, waitingCountMax) : taken;
    const lookedAt = this.#house.clocks.machine();
    this.#now.set(source.id, left.ok ? { lookedAt, waiting: left.value } : { lookedAt, trouble: { fault: left.fault, detail: left.detail, at: lookedAt } });
  }
}

const placeOf = ({ end: { host, port, database, schema } }: ExchangeSource): string => `${host}:${port}/${database}/${schema}`;
const withoutPassword = ({ end: { password: _password, ...end }, ...source }: ExchangeSource) => ({ ...source, end });
