import { fail, ok, type Result } from '../../basis/result.ts';
import type { House } from '../house.ts';
import type { ImportedFile, ImportRun } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { dryRun, type DryRun } from './dry-run.ts';
import type { UsedMapping } from './mapped-items.ts';
import { type Door, isPublishedKind, openFiles } from './open-files.ts';
import type { PublishedKind } from './published-file.ts';
import { carryRun } from './run-import.ts';

/** By which door files are asked to come in: a format by name, a remembered mapping, its newest version where none is named. */
export type AskedDoor = { readonly kind: PublishedKind } | { readonly mapping: string; readonly version?: number };

/** 数据接入: one import at a time, in the order asked. What a stop of the process cut off goes on at `catchUp`. */
export class ImportDesk {
  readonly #house: House;
  readonly #trouble: (error: unknown) => void;
  readonly #stopped = new Set<string>();
  /** Runs that this desk carries or has in its queue. */
  readonly #carried = new Set<string>();
  #work: Promise<unknown> = Promise.resolve();
  #closing = false;
  #heard: (run: ImportRun) => void = () => undefined;

  constructor(house: House, trouble: (error: unknown) => void) {
    this.#house = house;
    this.#trouble = trouble;
  }

  /** Called with every step of every run. */
  onProgress(heard: (run: ImportRun) => void): void {
    this.#heard = heard;
  }

  /** Faults: import.no-mapping, those of `openFiles` and a file that breaks off. */
  async dryRun(asked: AskedDoor | UsedMapping, files: readonly ImportedFile[]): Promise<Result<DryRun>> {
    const door = 'edition' in asked ? ok(asked) : await this.#door(asked);
    if (!door.ok) return door;
    const opened = await openFiles(this.#house, door.value, files);
    return opened.ok ? dryRun(this.#house, opened.value) : opened;
  }

  /** A new run, which begins when those before it have ended. Faults: import.no-mapping, request.invalid (no file). */
  async start(asked: AskedDoor, files: readonly ImportedFile[], by: string, expected?: number): Promise<Result<ImportRun>> {
    if (files.length === 0) return fail('request.invalid', 'no file');
    const mapping = 'kind' in asked ? undefined : await this.#house.records.read(machineViewer).mapping(asked.mapping, asked.version);
    if (!('kind' in asked) && mapping === undefined) return fail('import.no-mapping', asked.mapping);
    const now = this.#house.clocks.machine();
    const last = Number(await this.#house.observations.lastNumber() >> 22n);
    const run: ImportRun = {
      id: this.#house.newId(), state: 'waiting', kind: 'kind' in asked ? asked.kind : 'mapping',
        file: files.map(({ name }) => name).join(', '), files,
      ...(mapping === undefined ? {} : { mapping: { id: mapping.id, version: mapping.version } }), startedAt: now, endedAt: now, by,
      rows: 0, refused: 0, stored: 0, already: 0, refusedBy: {}, firstMs: Math.max(now, last + 1),
        ...(expected === undefined ? {} : { expected }), result: {},
    };
    await this.#house.records.write(machineViewer, (records) => records.putImport(run, [], 0));
    this.#enqueue(run.id);
    return ok(run);
  }

  /** Goes on where it was paused, failed or cut off with its process. Faults: request.not-found, import.busy (it is over, or runs here). */
  async resume(id: string): Promise<Result<ImportRun>> {
    const run = await this.#house.records.read(machineViewer).importRun(id);
    if (run === undefined) return fail('request.not-found', id);
    if (run.state === 'done' || this.#carried.has(id)) return fail('import.busy', run.state);
    const { fault: _fault, detail: _detail, ...rest } = run;
    const waiting: ImportRun = { ...rest, state: 'waiting' };
    await this.#house.records.write(machineViewer, (records) => records.putImport(waiting, [], 0));
    this.#enqueue(id);
    return ok(waiting);
  }

  /** Stops a run at its next chunk; what is stored stays, and it can be resumed. Faults: request.not-found, import.busy (it is over). */
  async pause(id: string): Promise<Result<ImportRun>> {
    const run = await this.#house.records.read(machineViewer).importRun(id);
    if (run === undefined) return fail('request.not-found', id);
    if (run.state !== 'waiting' && run.state !== 'running') return fail('import.busy', run.state);
    this.#stopped.add(id);
    return ok(run);
  }

  /** Takes up what an earlier process left waiting or running, oldest first. */
  async catchUp(): Promise<void> {
    const left = (await this.#house.records.read(machineViewer).imports(1000)).filter(({ state }) => state === 'waiting' || state === 'running');
    for (const { id } of left.toReversed()) this.#enqueue(id);
  }

  /** When nothing waits any more. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** Leaves off at the next chunk without a word in the records: the next process goes on. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#work;
  }

  #enqueue(id: string): void {
    this.#stopped.delete(id);
    this.#carried.add(id);
    this.#work = this.#work.then(() => (this.#closing ? undefined : this.#carry(id))).catch(this.#trouble).finally(() => this.#carried.delete(id));
  }

  async #carry(id: string): Promise<void> {
    const run = await this.#house.records.read(machineViewer).importRun(id);
    if (run === undefined || (run.state !== 'waiting' && run.state !== 'running')) return;
    const door = run.mapping === undefined ? await this.#door(isPublishedKind(run.kind) ? { kind: run.kind } : { mapping: '' })
      : await this.#door({ mapping: run.mapping.id, version: run.mapping.version });
    const opened = door.ok ? await openFiles(this.#house, door.value, run.files) : door;
    const ended = await carryRun(this.#house, run, opened, {
      isStopped: () => this.#stopped.has(id), leaves: () => this.#closing, progress: (now) => this.#heard(now),
    });
    this.#heard(ended);
  }

  async #door(asked: AskedDoor): Promise<Result<Door>> {
    if ('kind' in asked) return ok(asked);
    const held = await this.#house.records.read(machineViewer).mapping(asked.mapping, asked.version);
    return held === undefined ? fail('import.no-mapping', asked.mapping) : ok({ mapping: held.mapping,
      edition: `${held.id}@${held.version}` });
  }
}
