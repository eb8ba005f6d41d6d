import type { FaultCode } from '../basis/fault.ts';
import type { Viewer } from '../flow/ports/records.ts';
import type { ApiKey } from '../model/api-key.ts';
import type { Appointment, Person } from '../model/appointment.ts';
import type { Actor } from '../model/case.ts';
import type { Unit } from '../model/unit.ts';

/** Who is asking: nobody (the public), a person acting as one appointment, an application with its key, or the terminal of this machine. */
export type Caller =
  | { readonly kind: 'public'; readonly viewer: Viewer; readonly peer: string }
  | { readonly kind: 'terminal'; readonly viewer: Viewer; readonly peer: string }
  | { readonly kind: 'key'; readonly viewer: Viewer; readonly peer: string; readonly key: ApiKey }
  /** It came with a key that opens nothing: it is told so, whatever it asks. */
  | { readonly kind: 'bad-key'; readonly viewer: Viewer; readonly peer: string; readonly fault: FaultCode }
  | SignedIn;

export type SignedIn = {
  readonly kind: 'signed-in';
  readonly viewer: Viewer;
  readonly peer: string;
  readonly person: Person;
  readonly acting: Appointment;
  readonly unit: Unit;
  readonly actor: Actor;
  readonly tokenHash: string;
};
