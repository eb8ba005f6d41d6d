import type { Json } from '../basis/canonical.ts';
import { type Appointment, holdsOffice, type Person } from '../model/appointment.ts';
import type { Device } from '../model/device.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { OutletLimit } from '../model/limit.ts';
import type { Point } from '../model/point.ts';
import type { Region } from '../model/region.ts';
import type { Unit } from '../model/unit.ts';
import type { RecordReader, RegisterEntry, RegisterKind } from './ports/records.ts';

type Bodies = {
  region: Region; unit: Unit; person: Person; appointment: Appointment; point: Point; device: Device; enterprise: Enterprise; 'outlet-limit': OutletLimit;
};

/** The key under which a noun is found; for most it is the register's own id. */
const keyOf: { readonly [K in RegisterKind]: (body: Bodies[K]) => string | number } = {
  region: (body) => body.code, unit: (body) => body.id, person: (body) => body.id, appointment: (body) => body.id,
  point: (body) => body.number, device: (body) => body.mn, enterprise: (body) => body.unit, 'outlet-limit': (body) => body.id,
};

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
  #limitsByPoint = new Map<number, OutletLimit[]>();
  #appointmentsByUnit = new Map<string, Appointment[]>();
  #deviceByPoint = new Map<number, Device>();
  #pointById = new Map<string, Point>();

  static async load(records: RecordReader): Promise<Directory> {
    const directory = new Directory();
    await directory.reload(records, ['region', 'unit', 'person', 'appointment', 'point', 'device', 'enterprise', 'outlet-limit']);
    return directory;
  }

  async reload(records: RecordReader, kinds: readonly RegisterKind[]): Promise<void> {
    for (const kind of kinds) this.replace(kind, await records.entries(kind));
  }

  replace(kind: RegisterKind, entries: readonly RegisterEntry[]): void {
    const target = this.#mapOf(kind);
    target.clear();
    const key = keyOf[kind] as (body: Json) => string | number;
    for (const entry of entries) target.set(key(entry.body), entry.body);
    this.#index(kind);
  }

  #mapOf(kind: RegisterKind): Map<string | number, unknown> {
    const maps = {
      region: this.regions, unit: this.units, person: this.persons, appointment: this.appointments,
      point: this.points, device: this.devices, enterprise: this.enterprises, 'outlet-limit': this.limits,
    };
    return maps[kind];
  }

  #index(kind: RegisterKind): void {
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
    return (this.#appointmentsByUnit.get(unit) ?? []).filter((held) => holdsOffice(held, day));
  }
  officesOf(person: string, day: string): readonly Appointment[] {
    return [...this.appointments.values()].filter((held) => held.person === person && holdsOffice(held, day));
  }
  outletsOf(enterprise: string): readonly Point[] {
    return [...this.points.values()].filter((point) => point.enterprise === enterprise);
  }
}
