import type { Json } from '../basis/canonical.ts';
import { dayOf, instant } from '../basis/time.ts';
import { type Appointment, holdsOffice, type Person } from '../model/appointment.ts';
import type { Device } from '../model/device.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { FirmRecord } from '../model/firm-record.ts';
import type { LeadMute } from '../model/lead-mute.ts';
import type { OutletLimit } from '../model/limit.ts';
import type { PermittedAmount } from '../model/permitted-amount.ts';
import type { Point } from '../model/point.ts';
import type { Region } from '../model/region.ts';
import type { Unit } from '../model/unit.ts';
import { nearestVersion, type Version } from '../model/version.ts';
import { localLimits } from '../rulebook/limits.ts';
import { DatedRegister } from './dated-register.ts';
import { KeyRings } from './key-rings.ts';
import type { RecordReader, RegisterEntry, RegisterKind } from './ports/records.ts';

/** Registers that are held in memory. The others are asked of the store by day, because their versions follow one another. */
export type HeldKind = Exclude<RegisterKind, 'air-target' | 'air-exclusion' | 'two-high-project'>;
const heldKinds: readonly HeldKind[] = [
  'region', 'unit', 'person', 'appointment', 'point', 'device', 'enterprise', 'outlet-limit', 'lead-mute', 'firm-record', 'permitted-amount',
];
const isHeld = (kind: RegisterKind): kind is HeldKind => heldKinds.some((held) => held === kind);

/** A register whole: each noun under its key; the body was checked when it was entered. */
function fill<K, T extends Json>(target: Map<K, T>, entries: readonly RegisterEntry[], keyOf: (body: T) => K): void {
  target.clear();
  for (const entry of entries) {
    const body = entry.body as T;
    target.set(keyOf(body), body);
  }
}

type PointVersion = Version & { readonly point: Point };

/** The days of a register entry are the truth; what its body repeats of them is not asked. */
const datesOf = ({ from, to, enteredAt }: RegisterEntry): Version => ({ from, enteredAt, ...(to === undefined ? {} : { to }) });

function limitVersion(entry: RegisterEntry): OutletLimit {
  const { to: _to, ...body } = entry.body as OutletLimit;
  return { ...body, ...datesOf(entry) };
}

/**
 * The registers in memory, read whole at start and again when one changes: a province has some thousand rows of each.
 * The maps hold the version of each noun that begins last, for lists and names. What judges asks for its own day: `pointOn`,
 * `pointAt`, `limitsOn`.
 */
export class Directory {
  readonly regions = new Map<string, Region>();
  readonly units = new Map<string, Unit>();
  readonly persons = new Map<string, Person>();
  readonly appointments = new Map<string, Appointment>();
  readonly points = new Map<number, Point>();
  readonly devices = new Map<string, Device>();
  readonly keys = new KeyRings();
  readonly enterprises = new Map<string, Enterprise>();
  readonly mutes = new Map<string, LeadMute>();
  /** By discharging unit and day. */
  readonly firmRecords = new DatedRegister<FirmRecord>(({ unit }) => unit);
  readonly permittedAmounts = new DatedRegister<PermittedAmount>(({ unit }) => unit);
  readonly #fill: Readonly<Record<HeldKind, (entries: readonly RegisterEntry[]) => void>> = {
    'region': (entries) => fill(this.regions, entries, (region) => region.code),
    'unit': (entries) => fill(this.units, entries, (unit) => unit.id),
    'person': (entries) => fill(this.persons, entries, (person) => person.id),
    'appointment': (entries) => fill(this.appointments, entries, (held) => held.id),
    'point': (entries) => {
      fill(this.points, entries, (point) => point.number);
      const versions = entries.map((entry): PointVersion => ({ ...datesOf(entry), point: entry.body as Point }));
      this.#pointVersions = Map.groupBy(versions, ({ point }) => point.number);
    },
    'device': (entries) => {
      fill(this.devices, entries, (device) => device.mn);
      this.keys.register(entries);
    },
    'enterprise': (entries) => fill(this.enterprises, entries, (firm) => firm.unit),
    'lead-mute': (entries) => fill(this.mutes, entries, (mute) => mute.id),
    'firm-record': (entries) => this.firmRecords.fill(entries),
    'permitted-amount': (entries) => this.permittedAmounts.fill(entries),
    'outlet-limit': (entries) => {
      this.#limitsById = Map.groupBy(entries.map(limitVersion), (limit) => limit.id);
      this.#limitsByPoint = new Map();
      for (const { id, point } of [...this.#limitsById.values()].flat()) {
        this.#limitsByPoint.set(point, (this.#limitsByPoint.get(point) ?? new Set()).add(id));
      }
    },
  };
  #pointVersions = new Map<number, readonly PointVersion[]>();
  #limitsById = new Map<string, readonly OutletLimit[]>();
  /** Ids of all limits that some version names for the point: a limit may go over to another outlet. */
  #limitsByPoint = new Map<number, Set<string>>();
  #appointmentsByUnit = new Map<string, Appointment[]>();
  #appointmentsByPerson = new Map<string, Appointment[]>();
  #deviceByPoint = new Map<number, Device>();
  #pointById = new Map<string, Point>();

  static async load(records: RecordReader): Promise<Directory> {
    const directory = new Directory();
    await directory.reload(records, heldKinds);
    return directory;
  }

  async reload(records: RecordReader, kinds: readonly RegisterKind[]): Promise<void> {
    for (const kind of kinds.filter(isHeld)) this.replace(kind, await records.entries(kind));
    if (kinds.includes('device')) await this.keys.load(records);
  }

  replace(kind: HeldKind, entries: readonly RegisterEntry[]): void {
    this.#fill[kind](entries);
    this.#index(kind);
  }

  #index(kind: HeldKind): void {
    if (kind === 'appointment') {
      this.#appointmentsByUnit = Map.groupBy(this.appointments.values(), (held) => held.unit);
      this.#appointmentsByPerson = Map.groupBy(this.appointments.values(), (held) => held.person);
    }
    if (kind === 'device') this.#deviceByPoint = new Map([...this.devices.values()].map((device) => [device.point, device]));
    if (kind === 'point') this.#pointById = new Map([...this.points.values()].map((point) => [point.id, point]));
  }

  /** All that the register has said of a point, by the day from which it holds. */
  versionsOf(number: number): readonly { readonly from: string; readonly point: Point }[] {
    return (this.#pointVersions.get(number) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.enteredAt - b.enteredAt));
  }
  /** A point as its register has it on a day; outside the days of all its versions the nearest, because what is sent is judged. */
  pointOn(number: number, day: string): Point | undefined {
    const versions = this.#pointVersions.get(number);
    return versions === undefined || versions.length === 1 ? this.points.get(number) : nearestVersion(versions, day)?.point;
  }
  /** As `pointOn`, on the Beijing day of a moment (UTC ms). */
  pointAt(number: number, at: number): Point | undefined {
    return (this.#pointVersions.get(number)?.length ?? 0) < 2 ? this.points.get(number) : this.pointOn(number, dayOf(instant(at)));
  }
  /** Local limits of an outlet that hold on a day as known at a moment (ms), with the days and the entry of their register entries. */
  limitsOn(point: number, day: string, knownAt: number): readonly OutletLimit[] {
    const ids = this.#limitsByPoint.get(point);
    if (ids === undefined) return [];
    const versions = [...ids].flatMap((id) => this.#limitsById.get(id) ?? []);
    return localLimits(versions, day, knownAt).filter((limit) => limit.point === point);
  }
  deviceOf(point: number): Device | undefined {
    return this.#deviceByPoint.get(point);
  }
  pointById(id: string): Point | undefined {
    return this.#pointById.get(id);
  }
  /** Who holds an office of this unit on that day. */
  officersOf(unit: string, day: string): readonly Appointment[] {
    return (this.#appointmentsByUnit.get(unit) ?? []).filter((held) => this.inOffice(held, day));
  }
  /** A deputy is in office while the office that lent its own is held by the person who lent it. */
  inOffice(held: Appointment, day: string): boolean {
    if (!holdsOffice(held, day)) return false;
    if (held.deputyFor === undefined) return true;
    const principal = this.appointments.get(held.deputyFor);
    return principal !== undefined && principal.deputyFor === undefined && holdsOffice(principal, day);
  }
  /** All that this person has held, holds or will hold. */
  appointmentsOf(person: string): readonly Appointment[] {
    return this.#appointmentsByPerson.get(person) ?? [];
  }
  officesOf(person: string, day: string): readonly Appointment[] {
    return this.appointmentsOf(person).filter((held) => this.inOffice(held, day));
  }
  outletsOf(enterprise: string): readonly Point[] {
    return [...this.points.values()].filter((point) => point.enterprise === enterprise);
  }
}
