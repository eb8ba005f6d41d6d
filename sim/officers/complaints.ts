import type { Static } from 'typebox';
import { openCase } from '../../src/contract/case.ts';
import { importBatch, listComplaints, previewTable, publishTable, stepComplaints } from '../../src/contract/complaint.ts';
import { listBatches } from '../../src/contract/complaint-batch.ts';
import { addDays, dayOf, hourMs, instant, startOfDay, type Day } from '../../src/basis/time.ts';
import type { Role } from '../../src/model/role.ts';
import { growComplaints, listOf, type DrillBatch, type DrillComplaint } from '../complaints/complaints.ts';
import { planOf, type PlannedAct } from '../complaints/plan.ts';
import type { Province } from '../province/province.ts';
import type { Desks } from './desks.ts';
import type { Door } from './door.ts';

type Row = Static<typeof listComplaints.reply>['rows'][number];

/** Days of the inspection; it began this many days before the drill was first opened, so that there is something of each stage. */
const days = 30;
const begun = 8;
const begunLarge = 2;
/** More rounds than any plan has acts. */
const roundsMost = 20;
/** While the clock runs everybody else has to come to the door too. */
const roundsInTurn = 2;
const rowsMost = 1_000;
/** Items a day by counties that take part: a county-sized drill gets four, a province 7,000 in thirty days. */
const perDay = (counties: number): number => (counties > 20 ? 7_000 / days : 4);
/** The team's list is there at six in the evening. */
const receivedAt = 18;

/**
 * 督察转办件 of the drill: thirty days of batches, and everybody acting on them by the truth, through the web's own API. A beat brings
 * everything up to the world clock; what a restart has forgotten is read from the lists. The story county takes no part.
 */
export class ComplaintDesks {
  readonly #desks: Desks;
  readonly #province: Province;
  /** What was done, by step, and what was refused, by code. */
  readonly counted = new Map<string, number>();
  #drill: readonly DrillBatch[] = [];
  /** How many planned acts of an item are behind it, by number. */
  readonly #done = new Map<string, number>();
  #from: Day | undefined;
  /** Before the doors are open to anybody: nobody has to wait to sign in. */
  #atOnce = false;

  constructor(desks: Desks, province: Province) {
    [this.#desks, this.#province] = [desks, province];
  }

  /** Up to `now`: lists that came, acts that are due, tables with something new. Resolves early where it is interrupted. */
  async beat(now: number, interrupted: () => boolean, atOnce = false): Promise<void> {
    this.#atOnce = atOnce;
    const office = await this.#door('rectification-office', `rectification-${this.#province.story.county.slice(0, 2)}`);
    if (office === undefined) return;
    const batches = await office.ask(listBatches);
    if (!batches.ok) return this.#count(batches.fault);
    // Its first day is fixed by the first batch that stands.
    const first = batches.value.find(({ ordinal, round }) => ordinal === 1 && round === roundName);
    if (this.#from === undefined) {
      const counties = this.#named('county').filter(
        ({ code }) => code !== this.#province.story.county && code.startsWith(this.#province.story.county.slice(0, 2)),
      );
      const before = counties.length > 20 ? begunLarge : begun;
      this.#from = first === undefined ? addDays(dayOf(instant(now)), -before) : (first.receivedOn as Day);
      this.#drill = growComplaints({
        seed: 26,
        from: this.#from,
        days,
        total: Math.round(days * perDay(counties.length)),
        counties,
        towns: this.#named('township'),
      });
    }
    for (const one of this.#drill) {
      const at = startOfDay(addDays(this.#from, one.ordinal - 1)) + receivedAt * hourMs;
      if (at > now || interrupted()) break;
      if (!batches.value.some(({ ordinal, round }) => ordinal === one.ordinal && round === roundName)) await this.#receive(office, one);
    }
    for (let round = 0; round < (atOnce ? roundsMost : roundsInTurn) && (await this.#round(office, now, interrupted)); round += 1);
    if (!interrupted()) await this.#publish(office);
  }

  /** The next due act of every item, together where they are the same; false when nothing was due. */
  async #round(office: Door, now: number, interrupted: () => boolean): Promise<boolean> {
    const groups = new Map<string, { readonly act: PlannedAct; readonly item: DrillComplaint; readonly rows: Row[] }>();
    const rows = await this.#rows(office);
    for (const { one, item } of this.#drill.flatMap((batch) => batch.items.map((given) => ({ one: batch, item: given })))) {
      const row = rows.get(item.number);
      const act = row === undefined ? undefined : this.#due(row, item, one, now);
      if (row === undefined || act === undefined) continue;
      const key = JSON.stringify([act.by === 'county' ? item.region : act.by, act.event, act.data]);
      const group = groups.get(key) ?? { act, item, rows: [] };
      group.rows.push(row);
      groups.set(key, group);
    }
    let moved = false;
    for (const { act, item, rows: held } of groups.values()) {
      const door = interrupted() ? undefined : await this.#doorOf(act, item);
      const done =
        door === undefined
          ? undefined
          : await door.ask(stepComplaints, {
              body: {
                event: act.event,
                data: act.data,
                items: held.slice(0, 500).map(({ case: of, seq }) => ({ id: of.id, seenSeq: seq })),
              },
            });
      if (done?.ok === false) this.#count(done.fault);
      for (const { fault } of done?.ok === true ? done.value.refused : []) this.#count(fault);
      const taken = new Set(done?.ok === true ? done.value.taken : []);
      for (const { case: of } of held.filter((row) => taken.has(row.case.id))) {
        this.#count(act.event);
        this.#done.set(of.number, (this.#done.get(of.number) ?? 0) + 1);
      }
      moved ||= taken.size > 0;
    }
    return moved;
  }

  #due(row: Row, item: DrillComplaint, { ordinal, day }: DrillBatch, now: number): PlannedAct | undefined {
    const plan = planOf(item, ordinal, day);
    const received = startOfDay(addDays(this.#from as Day, ordinal - 1)) + receivedAt * hourMs;
    const at = this.#done.get(item.number) ?? standsAt(plan, row.case.state);
    this.#done.set(item.number, at);
    const act = plan[at];
    // A later report waits until the table with the earlier one is out.
    const waits = act?.event === 'report' && plan[at - 1]?.event === 'review' && row.case.state !== 'public';
    return act === undefined || waits || received + act.hours * hourMs > now ? undefined : act;
  }

  #named(level: string): readonly { readonly code: string; readonly name: string }[] {
    return this.#province.regions.filter((one) => one.level === level).map(({ code, name }) => ({ code, name: name.zh }));
  }

  #count(what: string): void {
    this.counted.set(what, (this.counted.get(what) ?? 0) + 1);
  }

  async #receive(office: Door, one: DrillBatch): Promise<void> {
    const opened = await office.ask(openCase, {
      body: {
        type: 'complaints/batch',
        region: `${this.#province.story.county.slice(0, 2)}0000`,
        parties: {},
        points: [],
        title: { zh: `第${one.ordinal}批转办件`, en: `batch ${one.ordinal}` },
        fields: {
          ordinal: one.ordinal,
          round: roundName,
          receivedOn: addDays(this.#from as Day, one.ordinal - 1),
          items: one.items.length,
        },
      },
    });
    if (!opened.ok) return this.#count(opened.fault);
    const { header, rows } = listOf(one);
    const text = [header, ...rows].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    const form = new FormData();
    form.set('mode', 'store');
    form.set('file', new File([text], `第${one.ordinal}批.csv`, { type: 'text/csv' }), `batch-${one.ordinal}.csv`);
    const stored = await office.ask(importBatch, { params: { id: opened.value.row.id }, body: form });
    this.#count(stored.ok ? 'complaint-list' : stored.fault);
  }

  /** Open items by number: at once where one answer holds them all, else batch by batch. */
  async #rows(office: Door): Promise<ReadonlyMap<string, Row>> {
    const all = await office.ask(listComplaints, { query: { limit: rowsMost } });
    if (!all.ok) this.#count(all.fault);
    if (!all.ok || all.value.total <= rowsMost) return openOf(all.ok ? all.value.rows : []);
    const rows: Row[] = [];
    const batches = await office.ask(listBatches);
    for (const { case: of, items, ended } of batches.ok ? batches.value : []) {
      const answer = items === ended ? undefined : await office.ask(listComplaints, { query: { batch: of.id, limit: rowsMost } });
      if (answer?.ok === false) this.#count(answer.fault);
      if (answer?.ok === true) rows.push(...answer.value.rows);
    }
    return openOf(rows);
  }

  async #publish(office: Door): Promise<void> {
    const batches = await office.ask(listBatches);
    for (const { case: of, ready } of batches.ok ? batches.value : []) {
      if (ready === 0) continue;
      const preview = await office.ask(previewTable, { params: { id: of.id } });
      const out = preview.ok ? await office.ask(publishTable, { params: { id: of.id }, body: { hash: preview.value.hash } }) : preview;
      this.#count(out.ok ? 'complaint-table' : out.fault);
    }
  }

  #doorOf({ by }: PlannedAct, { region }: DrillComplaint): Promise<Door | undefined> {
    if (by === 'office') return this.#door('rectification-office', `rectification-${region.slice(0, 2)}`);
    return by === 'city' ? this.#door('city', `city-bureau-${region.slice(0, 4)}00`) : this.#door('county', `county-${region}`);
  }

  async #door(role: Role, unit: string): Promise<Door | undefined> {
    const login = this.#desks.login(unit, role);
    if (login === undefined || (!this.#atOnce && !this.#desks.mayArrive(login))) return undefined;
    const door = await this.#desks.open(login);
    if (door.ok) return door.value;
    this.#count(door.fault);
    return undefined;
  }
}

const openOf = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.filter(({ case: of }) => of.closedAt === undefined).map((row) => [row.case.number, row]));

const roundName = '演练督察第三轮';

/** After a restart: the first act of the plan that may be taken in this state; a second report is taken for the first, which is refused and counted at worst. */
function standsAt(plan: readonly PlannedAct[], state: string): number {
  const next: Readonly<Record<string, string>> = {
    received: 'pass-on',
    'with-city': 'pass-down',
    'with-county': 'accept',
    'on-site': 'inspect',
    handling: 'report',
    reported: 'city-review',
    'city-reviewed': 'review',
  };
  const wanted = next[state];
  if (wanted === undefined)
    return state === 'public' && plan.at(-3)?.event === 'report' && plan.length > 7 ? plan.length - 3 : plan.length;
  return Math.max(
    0,
    plan.findIndex(({ event }) => event === wanted),
  );
}
