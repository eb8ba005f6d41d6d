import type { FaultCode } from '../../basis/fault.ts';
import { Latencies } from '../latencies.ts';
import type { Kind } from './records.ts';
import type { Load } from './station.ts';
import { FaultCounts } from './troubles.ts';

/** Frames on their way, and what became of them, for new records and for old ones apart. */
export class Traffic {
  sent = 0;
  acknowledged = 0;
  values = 0;
  /** Seconds of the run when the first was sent and the last answered. */
  first: number | undefined;
  last = 0;
  readonly latencies = new Latencies();

  get perSecond(): number {
    return this.first === undefined || this.last <= this.first ? 0 : Math.round(this.acknowledged / (this.last - this.first));
  }
}

/** Everything that is counted over all links. A good frame counts as sent once, however often it had to be sent. */
export class Tally {
  readonly live = new Traffic();
  readonly backlog = new Traffic();
  readonly byKind = new Map<Kind, number>();
  readonly faults = new FaultCounts();
  /** What was sent to be refused, by the code under which the gateway counts it. */
  readonly toBeRefused = new Map<FaultCode, number>();
  readonly trouble = { connectErrors: 0, closed: 0, timeouts: 0, unexpectedAnswers: 0 };
  /** Requests of the centre, by command. */
  readonly obeyed = new Map<string, number>();
  resent = 0;
  repeats = 0;
  repeatsAnswered = 0;
  /** Of the second that is under way, when somebody wants to know. */
  second: Latencies | undefined;

  get sent(): number {
    return this.live.sent + this.backlog.sent;
  }

  get acknowledged(): number {
    return this.live.acknowledged + this.backlog.acknowledged;
  }

  get errors(): number {
    const { connectErrors, closed, timeouts, unexpectedAnswers } = this.trouble;
    return connectErrors + closed + timeouts + unexpectedAnswers;
  }

  sending({ late, kind }: Load, elapsed: number): void {
    const traffic = late ? this.backlog : this.live;
    traffic.sent += 1;
    traffic.first ??= elapsed;
    this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + 1);
  }

  /** `ms` is absent where the wait says nothing about the gateway: the logger itself did not read. */
  answered({ late, values }: Load, elapsed: number, ms: number | undefined): void {
    const traffic = late ? this.backlog : this.live;
    traffic.acknowledged += 1;
    traffic.values += values;
    traffic.last = elapsed;
    if (ms === undefined) return;
    traffic.latencies.add(ms);
    if (!late) this.second?.add(ms);
  }

  obeying(cn: string): void {
    this.obeyed.set(cn, (this.obeyed.get(cn) ?? 0) + 1);
  }

  refusing(code: FaultCode): void {
    this.toBeRefused.set(code, (this.toBeRefused.get(code) ?? 0) + 1);
  }
}
