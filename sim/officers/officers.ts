import type { Static } from 'typebox';
import { dayMs, hourMs } from '../../src/basis/time.ts';
import { giveDataMark } from '../../src/contract/data-mark.ts';
import { listCases, readCase, workList, type CaseRow } from '../../src/contract/case.ts';
import { objectTo, publicItems } from '../../src/contract/public.ts';
import type { Province } from '../province/province.ts';
import { answersFor } from './answers.ts';
import type { ComplaintDesks } from './complaints.ts';
import type { Desks } from './desks.ts';
import { doAct, type Hand, type View } from './do-act.ts';
import type { Door } from './door.ts';
import { firmMarks, type FirmMark } from './firm-marks.ts';
import { drawOf, nextAct, rolesOf, type Act } from './next-act.ts';
import { seenOf, type Seen } from './seen.ts';
import { isPeopled } from './sites.ts';

/** The drill's world clock. At speed 0 nobody moves. */
export type World = { now(): number; readonly speed: number };
export type Officers = {
  /** What was done, by step, and what was refused, by code; since the start. */
  tally(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
};

type Held = { readonly key: string; readonly seen: Seen; readonly act?: Act; readonly notBefore: number };

/** What the drill's people answer by themselves; of the rest they do what is laid out at the start. */
export const caseTypes = ['integrity/exceedance', 'rectification/problem'] as const;
const pageMax = 200;
const beatMs = 1_000;
/** Real time between two looks at what is open; three requests a second at most. */
const lookEveryMs = 15_000;
const spacingMs = 350;
const actsPerBeat = 3;
/** So many hours of the world between two looks at what the inspection passes on. */
const complaintHours = 6;
const complaintsEveryMs = 60_000;
/** Whoever was refused, or must wait for the machine check, comes back after this many hours of the world. */
const againHours = 6;

/** The people of the drill outside the story county: each reads the own work list and does what is their turn, in their own time. */
export function startOfficers(desks: Desks, province: Province, hand: Hand, world: World, complaints: ComplaintDesks): Officers {
  desks.slowTo(spacingMs);
  const office = new Office(desks, province, hand, world);
  let [stopped, heldAt, lookedAt] = [false, world.now(), performance.now()];
  let wake = (): void => undefined;
  const running = (async () => {
    while (!stopped) {
      const interrupted = (): boolean => stopped || world.speed === 0;
      if (world.speed > 0) await office.beat(interrupted).catch((error: unknown) => office.count('error', error));
      if (world.speed > 0 && world.now() - heldAt >= complaintHours * hourMs && performance.now() - lookedAt > complaintsEveryMs) {
        lookedAt = performance.now();
        heldAt = world.now();
        await complaints.beat(heldAt, interrupted).catch((error: unknown) => office.count('error', error));
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, beatMs);
        wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  })();
  return { tally: () => Object.fromEntries([...office.counted, ...complaints.counted]), stop: async () => { stopped = true; wake(); await running; } };
}

class Office {
  readonly counted = new Map<string, number>();
  readonly #desks: Desks;
  readonly #province: Province;
  readonly #hand: Hand;
  readonly #world: World;
  #cases = new Map<string, Held>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Marks of firms are known up to this world time; those that wait for their person to arrive. */
  #marksTo = 0;
  #marks: readonly FirmMark[] = [];

  constructor(desks: Desks, province: Province, hand: Hand, world: World) {
    this.#desks = desks;
    this.#province = province;
    this.#hand = hand;
    this.#world = world;
  }

  count(what: string, error?: unknown): void {
    if (error !== undefined) console.error('an officer of the drill stumbled', error);
    this.counted.set(what, (this.counted.get(what) ?? 0) + 1);
  }

  /** One beat: now and then a look at what is open, then what is due, the longest overdue first. */
  async beat(interrupted: () => boolean): Promise<void> {
    if (performance.now() - this.#lookedAt > lookEveryMs) {
      await this.#look(interrupted);
      this.#lookedAt = performance.now();
    }
    await this.#markHours(interrupted);
    const dueAt = ({ act, notBefore }: Held): number => Math.max(act?.at ?? Number.POSITIVE_INFINITY, notBefore);
    const due = [...this.#cases.values()].filter((held) => dueAt(held) <= this.#world.now()).sort((one, other) => dueAt(one) - dueAt(other));
    let left = actsPerBeat;
    for (const held of due) {
      if (left === 0 || interrupted()) return;
      if (await this.#actOn(held)) left -= 1;
    }
  }

  /** The department's own list stands for the messages that go to the phones: it tells who has something new to read. */
  async #look(interrupted: () => boolean): Promise<void> {
    const login = this.#desks.login(`province-${this.#province.story.county.slice(0, 2)}`, 'province');
    if (login === undefined || !this.#desks.mayArrive(login)) return;
    const watch = await this.#desks.open(login);
    if (!watch.ok) return this.count(watch.fault);
    const rows = await this.#openRows(login, watch.value);
    if (rows === undefined) return;
    const voices = await this.#voices();
    const known = this.#cases;
    this.#cases = new Map(rows.flatMap(({ id }) => { const held = known.get(id); return held === undefined ? [] : [[id, held] as const]; }));
    for (const row of rows) {
      if (interrupted()) return;
      const key = keyOf(row.state, voices.get(row.id) ?? []);
      if (known.get(row.id)?.key !== key) await this.#read(login, watch.value, row.id);
    }
  }

  async #openRows(login: string, watch: Door): Promise<readonly Static<typeof CaseRow>[] | undefined> {
    const rows: Static<typeof CaseRow>[] = [];
    for (const type of caseTypes) {
      for (let after: string | undefined, more = true; more;) {
        const page = await watch.ask(listCases, { query: { type, open: true, limit: pageMax, ...(after === undefined ? {} : { after }) } });
        if (!page.ok) return this.#refused(login, page.fault);
        rows.push(...page.value.rows.filter(({ region }) => isPeopled(this.#province, region.code)));
        after = page.value.next;
        more = after !== undefined;
      }
    }
    return rows;
  }

  /** Objections of the items on notice, as anybody reads them: how many, how many answered. */
  async #voices(): Promise<ReadonlyMap<string, readonly [number, number]>> {
    const items = await this.#desks.citizen.ask(publicItems);
    if (!items.ok) {
      this.count(items.fault);
      return new Map();
    }
    return new Map(items.value.flatMap(({ id, state, notice }) => (state !== 'notice' || notice === undefined ? [] : [[id, [notice.objections, notice.answered]] as const])));
  }

  async #read(login: string, door: Door, id: string): Promise<void> {
    const view = await door.ask(readCase, { params: { id } });
    if (view.ok) this.#hold(view.value);
    else this.#refused(login, view.fault);
  }

  #hold(view: View, notBefore = 0): Held {
    const seen = seenOf(view);
    const act = nextAct(this.#hand.seed, seen);
    const objections = seen.state === 'notice' ? seen.notice?.objections ?? [] : [];
    const voices = seen.state === 'notice' ? [objections.length, objections.filter(({ answer }) => answer !== undefined).length] : [];
    const held = { key: keyOf(seen.state, voices), seen, notBefore, ...(act === undefined ? {} : { act }) };
    this.#cases.set(seen.id, held);
    return held;
  }

  /** Firms mark hours of theirs. After a restart the last day is gone through once more: what stands already is refused as an overlap. */
  async #markHours(interrupted: () => boolean): Promise<void> {
    const now = this.#world.now();
    if (this.#marksTo === 0) this.#marksTo = now - dayMs;
    // Two looks a world hour suffice, however fast the world runs.
    if (now - this.#marksTo >= hourMs / 2) {
      this.#marks = [...this.#marks, ...firmMarks(this.#province, this.#marksTo, now)];
      this.#marksTo = now;
    }
    const [mark] = this.#marks;
    const login = mark === undefined ? undefined : this.#desks.login(mark.unit, 'enterprise');
    if (mark === undefined || interrupted() || (login !== undefined && !this.#desks.mayArrive(login))) return;
    this.#marks = this.#marks.slice(1);
    if (login === undefined) return this.count('nobody-in-office');
    const door = await this.#desks.open(login);
    const given = door.ok ? await door.value.ask(giveDataMark, { body: mark.body }) : door;
    if (given.ok) this.count('data-mark');
    else this.#refused(login, given.fault);
  }

  /** False when the person may not arrive yet: the case stays due. */
  async #actOn(held: Held): Promise<boolean> {
    const { act, seen } = held;
    if (act === undefined) return false;
    if (act.party === 'public') return this.#object(held, act);
    const role = rolesOf[act.party];
    const login = role === undefined ? undefined : this.#desks.login(seen.parties[act.party] ?? '', role);
    if (login === undefined) return this.#later(held, 'nobody-in-office');
    if (!this.#desks.mayArrive(login)) return false;
    const door = await this.#desks.open(login);
    if (!door.ok) return this.#later(held, door.fault);
    return this.#atDesk(held, act, login, door.value);
  }

  /** The person looks at the own work list, opens the page, and acts if it is still their turn. */
  async #atDesk(held: Held, act: Act, login: string, door: Door): Promise<boolean> {
    const { id } = held.seen;
    const work = await door.ask(workList, { query: { limit: 500 } });
    if (!work.ok) return this.#later(held, work.fault, login);
    if (act.event !== 'answer-objection' && !work.value.rows.some((row) => row.case.id === id)) return this.#later(held, 'not-on-the-list');
    const view = await door.ask(readCase, { params: { id } });
    if (!view.ok) return this.#later(held, view.fault, login);
    const fresh = this.#hold(view.value, held.notBefore);
    if (fresh.act?.event !== act.event || fresh.act.at > this.#world.now()) return true;
    if (act.event === 'self-check' && !fresh.seen.machinePasses) return this.#later(fresh, 'waits-for-the-machine-check');
    const done = await doAct(door, fresh.seen, fresh.act, this.#hand);
    if (!done.ok) return this.#later(fresh, done.fault, login);
    this.count(act.event);
    this.#hold(done.value);
    return true;
  }

  async #object(held: Held, act: Act): Promise<boolean> {
    const { objection } = answersFor(act, held.seen, drawOf(this.#hand.seed, held.seen));
    const said = await this.#desks.citizen.ask(objectTo, { params: { id: held.seen.id }, body: { text: objection } });
    if (!said.ok) return this.#later(held, said.fault);
    this.count(act.event);
    this.#cases.delete(held.seen.id);
    return true;
  }

  #later(held: Held, fault: string, login?: string): true {
    this.#refused(login ?? '', fault);
    this.#cases.set(held.seen.id, { ...held, notBefore: this.#world.now() + againHours * hourMs });
    return true;
  }

  /** Counted; a session that has ended is left, so that the next visit signs in again. */
  #refused(login: string, fault: string): undefined {
    this.count(fault);
    if (fault === 'access.sign-in-needed') this.#desks.leave(login);
    return undefined;
  }
}

const keyOf = (state: string, voices: readonly number[]): string => [state, ...voices].join(' ');
