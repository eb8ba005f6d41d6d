import { stepCommand, type CommandHappens } from '../../act/device-command.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { instant } from '../../basis/time.ts';
import type { Upload } from '../../codecs/hj212/upload.ts';
import type { Device } from '../../model/device.ts';
import { isOpenCommand, type CommandAsk, type CommandCause, type DeviceCommand } from '../../model/device-command.ts';
import type { House } from '../house.ts';
import type { DeviceLine, DeviceListener } from '../ports/device-line.ts';
import { machineActor, machineViewer } from '../viewer.ts';
import { commandBytes } from './command-bytes.ts';
import { CommandNumbers } from './command-numbers.ts';
import { answerIn, answersQn, recordFor } from './heard.ts';
import { KeyDesk, type KeyHolder } from './key-desk.ts';
import { TermsBook } from './terms-book.ts';
import { unfitAsk } from './unfit-ask.ts';

export type CommandGiven = { readonly mn: string; readonly ask: CommandAsk; readonly cause: CommandCause; readonly by: string; readonly reason: string };

const queueMax = 20;
const openMax = 100_000;

/**
 * 反控: commands to loggers, one outstanding each, the others in a queue. Every change is kept before anything follows from it, so
 * that a server that dies knows what may have been on the line. One thing at a time; `tick` moves what waits.
 */
export class CommandDesk implements DeviceListener {
  readonly #house: House;
  readonly #onTrouble: (error: unknown) => void;
  readonly #numbers: CommandNumbers;
  readonly #keys: KeyDesk;
  readonly terms: TermsBook;
  #line: DeviceLine | undefined;
  /** By MN, the first is the one whose turn it is. */
  readonly #queues = new Map<string, DeviceCommand[]>();
  #last: Promise<unknown> = Promise.resolve();
  #ticking = false;
  readonly awaited = { has: (mn: string): boolean => this.#queues.has(mn) || this.#house.directory.keys.inChange.has(mn) };

  /** `onTrouble`: for the log, when the store would not take what was heard; the time-out then decides. */
  constructor(house: House, onTrouble: (error: unknown) => void) {
    this.#house = house;
    this.#onTrouble = onTrouble;
    this.terms = new TermsBook(house);
    this.#keys = new KeyDesk(house);
    this.#numbers = new CommandNumbers(house);
  }

  /** Takes up what the last process left: the queue stays, what was on the line is unknown (its answer may still come). */
  load(): Promise<void> {
    return this.#run(async () => {
      await this.terms.load();
      const open = await this.#house.records.read(machineViewer).deviceCommands({ open: true, limit: openMax });
      for (const command of open.toReversed()) {
        this.#queues.set(command.mn, [...(this.#queues.get(command.mn) ?? []), command]);
        await this.#happen(command, { kind: 'restart' });
      }
    });
  }

  attach(line: DeviceLine, keys?: KeyHolder): void {
    this.#line = line;
    this.#keys.holder = keys;
  }

  /** A command as it stands now: records that come are counted here and kept with the next change. */
  standing(command: DeviceCommand): DeviceCommand {
    return this.#queues.get(command.mn)?.find(({ id }) => id === command.id) ?? command;
  }

  connected(mn: string): boolean {
    return this.doorOf(mn) !== undefined;
  }

  /** The gateway at which the logger is; undefined: nowhere now. */
  doorOf(mn: string): number | undefined {
    return this.#line?.doorOf(mn);
  }

  /**
   * Queues a command and sends it if its turn has come. Faults: request.not-found, command.not-in-edition, command.unfit,
   * command.no-key, command.under-way, command.queue-full.
   */
  give(given: CommandGiven): Promise<Result<DeviceCommand>> {
    return this.#run(() => this.#give(given));
  }

  /** Takes a command back that still waits. Faults: request.not-found, command.ended. */
  cancel(id: string, says: string): Promise<Result<DeviceCommand>> {
    return this.#run(async () => {
      const held = await this.#house.records.read(machineViewer).deviceCommand(id);
      if (held === undefined) return fail('request.not-found', id);
      const over = await this.#happen(this.standing(held), { kind: 'cancel', says });
      return over === undefined ? fail('command.ended', '') : ok(over);
    });
  }

  heard(mn: string, upload: Upload): void {
    const { header: { cn }, keyName } = upload;
    if (keyName !== undefined && this.#house.directory.keys.inChange.has(mn)) this.#inTurn(() => this.#keys.heard(mn, keyName, machineActor.says));
    const answer = answerIn(upload);
    if (answer !== undefined) this.#inTurn(() => this.#answered(mn, answersQn(upload), answer));
    else if (cn === '1013') this.#inTurn(() => this.#askedFor(mn, { kind: 'clock-set' }, ''));
    else if (cn === '1014') this.#inTurn(() => this.#askedFor(mn, { kind: 'key-deliver' }, createTimeIn(upload)));
    else {
      const [head] = this.#queues.get(mn) ?? [];
      const record = head === undefined ? undefined : recordFor(head, upload);
      if (record !== undefined) this.#inTurn(async () => { await this.#toHead(mn, record); });
    }
  }

  /** Time goes on: what waited long enough is sent again or ends, and whose turn has come is sent. */
  async tick(): Promise<void> {
    if (this.#ticking) return;
    this.#ticking = true;
    this.#keys.tick();
    await this.#run(async () => { for (const mn of this.#queues.keys()) await this.#move(mn); }).finally(() => { this.#ticking = false; });
  }

  /** Resolves when everything that was heard so far is kept. */
  settled(): Promise<void> {
    return this.#run(async () => undefined);
  }

  async #give({ mn, ask, cause, by, reason }: CommandGiven): Promise<Result<DeviceCommand>> {
    const { directory, clocks, protocol } = this.#house;
    const device = directory.devices.get(mn);
    const point = device === undefined ? undefined : directory.points.get(device.point);
    if (device === undefined || point === undefined) return fail('request.not-found', mn);
    const unfit = unfitAsk(ask, device, clocks.world(), protocol);
    if (unfit !== undefined) return unfit;
    const queue = this.#queues.get(mn) ?? [];
    if (queue.length >= queueMax) return fail('command.queue-full', String(queueMax));
    const own = await this.#filled(ask, mn, queue, by);
    if (!own.ok) return own;
    const command: DeviceCommand = {
      id: this.#house.newId(), mn, point: point.number, ...(device.contractor === undefined ? {} : { contractor: device.contractor }),
      ask: own.value, cause, by, reason, givenAt: clocks.world(), state: 'queued', seq: 1, attempts: 0, records: 0,
    };
    await this.#keep(command, '', true);
    this.#queues.set(mn, [...queue, command]);
    await this.#move(mn);
    return ok(this.standing(command));
  }

  async #answered(mn: string, qn: string | undefined, answer: CommandHappens): Promise<void> {
    const [head] = this.#queues.get(mn) ?? [];
    if (head !== undefined && (qn === undefined || qn === head.qn)) await this.#toHead(mn, answer);
    else if (qn !== undefined) {
      const held = await this.#house.records.read(machineViewer).deviceCommandByQn(mn, qn);
      if (held !== undefined) await this.#happen(held, answer);
    }
  }

  async #toHead(mn: string, happens: CommandHappens): Promise<void> {
    const [head] = this.#queues.get(mn) ?? [];
    if (head !== undefined) await this.#happen(head, happens);
    await this.#move(mn);
  }

  /**
   * 1013, 1014: the gateway has answered 9013; time or key follows as a command of its own (clauses 5 and 6.4.3), once while one is
   * under way.
   */
  async #askedFor(mn: string, ask: CommandAsk, reason: string): Promise<void> {
    if (this.#queues.get(mn)?.some((held) => held.ask.kind === ask.kind) === true) return;
    await this.#give({ mn, ask, cause: 'device', by: machineActor.says, reason });
  }

  /** A delivery names its key, which is in the store before anything is sent; one at a time for each logger. */
  async #filled(ask: CommandAsk, mn: string, queue: readonly DeviceCommand[], by: string): Promise<Result<CommandAsk>> {
    if (ask.kind !== 'key-deliver') return ok(ask);
    if (this.#keys.secretFor(mn) === undefined) return fail('command.no-key', mn);
    if (queue.some((held) => held.ask.kind === 'key-deliver')) return fail('command.under-way', mn);
    const { fingerprint } = await this.#keys.toDeliver(mn, by);
    return ok({ kind: 'key-deliver', fingerprint });
  }

  /** Sends whose turn it is, ends what is over, until the logger is busy or nothing waits. */
  async #move(mn: string): Promise<void> {
    for (let [head] = this.#queues.get(mn) ?? []; head !== undefined; [head] = this.#queues.get(mn) ?? []) {
      const line = this.connected(mn) && this.#house.directory.devices.has(mn);
      const happens: CommandHappens = head.state === 'queued' ? { kind: 'turn', qn: line ? await this.#numbers.next(mn) : '', line } : { kind: 'time', line };
      const moved = await this.#happen(head, happens);
      if (moved === undefined || isOpenCommand(moved)) return;
    }
  }

  async #happen(command: DeviceCommand, happens: CommandHappens): Promise<DeviceCommand | undefined> {
    const device = this.#house.directory.devices.get(command.mn) ?? { mn: command.mn, edition: '2017' } satisfies Pick<Device, 'mn' | 'edition'>;
    const step = stepCommand(command, happens, this.#house.clocks.machine(), this.terms.of(device));
    if (step === undefined) return undefined;
    const next = step.said === undefined ? step.command : { ...step.command, seq: command.seq + 1 };
    if (step.said !== undefined) await this.#keep(next, step.said.detail, false);
    const queue = (this.#queues.get(next.mn) ?? []).map((held) => (held.id === next.id ? next : held)).filter(isOpenCommand);
    if (queue.length === 0) this.#queues.delete(next.mn);
    else this.#queues.set(next.mn, queue);
    if (next.ask.kind === 'key-deliver' && next.state === 'done') await this.#keys.taken(next.mn, next.ask.fingerprint, machineActor.says);
    if (step.send === true) this.#send(next);
    return next;
  }

  #send({ mn, point, ask, qn }: DeviceCommand): void {
    const { directory, clocks } = this.#house;
    const [device, place] = [directory.devices.get(mn), directory.points.get(point)];
    if (device === undefined || place === undefined || qn === undefined) return;
    const secret = this.#keys.secretFor(mn);
    const delivered = ask.kind === 'key-deliver' ? directory.keys.madeFor(mn).findLast(({ fingerprint }) => fingerprint === ask.fingerprint) : undefined;
    const bytes = commandBytes(ask, qn, device, place.kind, instant(clocks.world()), { delivered, ...(secret === undefined ? {} : { secret }) });
    if (bytes.ok) this.#line?.send(mn, bytes.value);
    else this.#onTrouble(new Error(`command ${qn} to ${mn} cannot be written: ${bytes.fault} ${bytes.detail}`));
  }

  /** The command and its event in one transaction, a new one with the audit entry of who gave it. */
  async #keep(command: DeviceCommand, detail: string, audited: boolean): Promise<void> {
    const { records, clocks } = this.#house;
    const [at, worldAt] = [clocks.machine(), clocks.world()];
    const { id, mn, by, ask, reason, cause } = command;
    await records.write(machineViewer, async (writer) => {
      await writer.putDeviceCommand(command, { command: id, seq: command.seq, state: command.state, at, worldAt, detail });
      if (audited) await writer.putAudit([{ at, worldAt, actor: by, action: 'command.queued', subject: mn, outcome: 'ok', detail: { command: id, ask, reason, cause } }]);
    });
  }

  #inTurn(work: () => Promise<void>): void {
    this.#run(work).catch(this.#onTrouble);
  }

  #run<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work);
    this.#last = run.catch(() => undefined);
    return run;
  }
}

/** When the key was made that the logger has, as it says in asking for another. */
const createTimeIn = ({ others }: Upload): string => others.filter(([name, text]) => name === 'SKCreateTime' && /^\d{14,17}$/.test(text)).map((pair) => pair.join('=')).join('');
