import type { Json } from '../basis/canonical.ts';
import { type Appointment, holdsOffice, type Person } from '../model/appointment.ts';
import type { Device } from '../model/device.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { OutletLimit } from '../model/limit.ts';
import type { Point } from '../model/point.ts';
import type { Region } from '../model/region.ts';
import type { Unit } from '../model/unit.ts';
import type { RecordReader, RegisterEntry, RegisterKind } from './ports/records.ts';

/** Registers that are held in memory. The others are asked of the store by day, because their versions follow one another. */
export type HeldKind = Exclude<RegisterKind, 'air-target' | 'air-exclusion'>;
const heldKinds: readonly HeldKind[] = ['region', 'unit', 'person', 'appointment', 'point', 'device', 'enterprise', 'outlet-limit'];
const isHeld = (kind: RegisterKind): kind is HeldKind => heldKinds.some((held) => held === kind);

/** A register whole: each noun under its key; the body was checked when it was entered. */
function fill<K, T extends Json>(target: Map<K, T>, entries: readonly RegisterEntry[], keyOf: (body: T) => K): void {
  target.clear();
  for (const entry of entries) {
    const body = entry.body as T;
    target.set(keyOf(body), body);
  }
}

/**
 * The registers in memory, read whole at start and again when one changes: a province has some thousand rows of each.
 * Rows with validity keep their dates in the body (appointments, limits, devices), so one load serves every day.
 */
export class Directory {
  readonly regions = new Map<string, Region>();
  readonly units = new Map<string, Unit>();
  readonly persons = new Map<string, Person>();
  readonly appointments = new Map<string, Appointment>();
  readonly points = new Map<number, Point>();
  readonly devices = new Map<string, Device>();
  readonly enterprises = new Map<string, Enterprise>();
  readonly limits = new Map<string, OutletLimit>();
  readonly #fill: Readonly<Record<HeldKind, (entries: readonly RegisterEntry[]) => void>> = {
    'region': (entries) => fill(this.regions, entries, (region) => region.code),
    'unit': (entries) => fill(this.units, entries, (unit) => unit.id),
    'person': (entries) => fill(this.persons, entries, (person) => person.id),
    'appointment': (entries) => fill(this.appointments, entries, (held) => held.id),
    'point': (entries) => fill(this.points, entries, (point) => point.number),
    'device': (entries) => fill(this.devices, entries, (device) => device.mn),
    'enterprise': (entries) => fill(this.enterprises, entries, (firm) => firm.unit),
    'outlet-limit': (entries) => fill(this.limits, entries, (limit) => limit.id),
  };
  #limitsByPoint = new Map<number, OutletLimit[]>();
  #appointmentsByUnit = new Map<string, Appointment[]>();
  #deviceByPoint = new Map<number, Device>();
  #pointById = new Map<string, Point>();

  static async load(records: RecordReader): Promise<Directory> {
    const directory = new Directory();
    await directory.reload(records, heldKinds);
    return directory;
  }

  async reload(records: RecordReader, kinds: readonly RegisterKind[]): Promise<void> {
    for (const kind of kinds.filter(isHeld)) this.replace(kind, await records.entries(kind));
  }

  replace(kind: HeldKind, entries: readonly RegisterEntry[]): void {
    this.#fill[kind](entries);
    this.#index(kind);
  }

  #index(kind: HeldKind): void {
    if (kind === 'outlet-limit') this.#limitsByPoint = Map.groupBy(this.limits.values(), (limit) => limit.point);
    if (kind === 'appointment') this.#appointmentsByUnit = Map.groupBy(this.appointments.values(), (held) => held.unit);
    if (kind === 'device') this.#deviceByPoint = new Map([...this.devices.values()].map((device) => [device.point, device]));
    if (kind === 'point') this.#pointById = new Map([...this.points.values()].map((point) => [point.id, point]));
  }

  limitsOf(point: number): readonly OutletLimit[] {
    return this.#limitsByPoint.get(point) ?? [];
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
  officesOf(person: string, day: string): readonly Appointment[] {
    return [...this.appointments.values()].filter((held) => held.person === person && this.inOffice(held, day));
  }
  outletsOf(enterprise: string): readonly Point[] {
    return [...this.points.values()].filter((point) => point.enterprise === enterprise);
  }
}
