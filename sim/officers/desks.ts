import { signIn } from '../../src/contract/session.ts';
import { dayOf, instant } from '../../src/basis/time.ts';
import { holdsOffice, type Appointment } from '../../src/model/appointment.ts';
import type { Role } from '../../src/model/role.ts';
import { drillAccounts, officerAccounts } from '../province/accounts.ts';
import type { Province } from '../province/province.ts';
import { Door, type Answered } from './door.ts';

export type DesksOptions = {
  /** Where the installation answers: `http://127.0.0.1:5200`. */
  readonly address: string;
  readonly province: Province;
  readonly password: string;
  /** World time, ms: who is in office today. */
  readonly world: () => number;
};

/** Sign-ins of the last minute above which nobody else arrives: the door takes 20 a minute from one address, people come first. */
const arrivalsPerMinute = 6;
const minuteMs = 60_000;

/** Who sits where, each with an own account and session. A person signs in when first needed and stays. */
export class Desks {
  readonly citizen: Door;
  readonly #options: DesksOptions;
  readonly #logins: ReadonlyMap<string, string>;
  readonly #offices: ReadonlyMap<string, readonly Appointment[]>;
  readonly #doors = new Map<string, Door>();
  #arrivals: number[] = [];
  #spacingMs = 0;
  #next = 0;

  constructor(options: DesksOptions) {
    this.#options = options;
    this.#logins = new Map([...drillAccounts(options.province), ...officerAccounts(options.province)].map(({ appointment, login }) => [appointment, login]));
    this.#offices = Map.groupBy(options.province.appointments.filter(({ id }) => this.#logins.has(id)), ({ unit, role }) => `${unit} ${role}`);
    this.citizen = new Door(options.address, () => this.#turn());
  }

  /** From now on requests leave at least this many real milliseconds apart. */
  slowTo(spacingMs: number): void {
    this.#spacingMs = spacingMs;
  }

  /** The login of whoever holds this office of this unit today. */
  login(unit: string, role: Role): string | undefined {
    const day = dayOf(instant(this.#options.world()));
    const held = this.#offices.get(`${unit} ${role}`)?.find((office) => holdsOffice(office, day));
    return held === undefined ? undefined : this.#logins.get(held.id);
  }

  /** Whether this person is here, or may arrive now. */
  mayArrive(login: string): boolean {
    const now = performance.now();
    this.#arrivals = this.#arrivals.filter((at) => now - at < minuteMs);
    return this.#doors.has(login) || this.#arrivals.length < arrivalsPerMinute;
  }

  /** The person's door, signed in. */
  async open(login: string): Promise<Answered<Door>> {
    const held = this.#doors.get(login);
    if (held !== undefined) return { ok: true, value: held };
    const door = new Door(this.#options.address, () => this.#turn());
    this.#arrivals.push(performance.now());
    const signed = await door.ask(signIn, { body: { login, password: this.#options.password } });
    if (!signed.ok) return signed;
    this.#doors.set(login, door);
    return { ok: true, value: door };
  }

  /** The session has ended (12 h, or the office has): the next visit signs in again. */
  leave(login: string): void {
    this.#doors.delete(login);
  }

  async #turn(): Promise<void> {
    const now = performance.now();
    this.#next = Math.max(now, this.#next + this.#spacingMs);
    if (this.#next > now) await new Promise((resolve) => setTimeout(resolve, this.#next - now));
  }
}
