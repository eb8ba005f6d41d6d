import type { Upload } from '../../codecs/hj212/upload.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import { answerIn, answersQn } from '../device-commands/heard.ts';
import type { UpperDialer, UpperEnd, UpperLine } from '../ports/upper-line.ts';
import type { Carrier, Outcome, Parcel, Trouble } from './carrier.ts';
import type { Piece } from './print.ts';
import type { ForwardTerms } from './terms.ts';

type Flight = { readonly place: number; readonly firstAt: number; sends: number; dueAt: number };
type Delivery = {
  readonly pieces: readonly Piece[]; readonly window: number; readonly asks: boolean; readonly end: UpperEnd;
  readonly outcomes: (Outcome | undefined)[]; queue: number[]; flights: Flight[]; aside: Flight[]; strikes: number; readonly done: () => void;
};

/** Lines that one frame may cost before it is taken for the cause. */
const lossesMax = 3;
/** Frames without an answer, one after another, after which the platform is taken to be silent. */
const strikesMax = 2;
const sameEnd = (a: UpperEnd, b: UpperEnd): boolean => a.host === b.host && a.port === b.port && a.tls === b.tls;

/**
 * HJ 212 as its sender speaks it (clause 5): a frame, its answer 9014, the next; without an answer the same frame again under the same QN,
 * then the link counts as unusable and another is dialled. Whether it is the frame or the platform that fails is told by the
 * frames after it: a platform that answers those has not answered this one.
 */
export class LineCarrier implements Carrier {
  readonly #dialer: UpperDialer;
  readonly #now: () => number;
  readonly #terms: ForwardTerms;
  #line: UpperLine | undefined;
  #end: UpperEnd | undefined;
  #delivery: Delivery | undefined;
  #heardAt = -Infinity;
  trouble: Trouble | undefined;
  /** Loggers that were not answered, and until when they are left alone. */
  readonly #deaf = new Map<string, number>();
  readonly #losses = new Map<string, number>();

  constructor(dialer: UpperDialer, now: () => number, terms: ForwardTerms) {
    this.#dialer = dialer;
    this.#now = now;
    this.#terms = terms;
  }

  get connected(): boolean {
    return this.#line !== undefined;
  }

  async carry({ address }: UpperPlatform, parcels: readonly Parcel[]): Promise<readonly (Outcome | undefined)[]> {
    if (address.kind !== 'hj212') return parcels.map(() => undefined);
    const { host, port, tls, window, asks } = address;
    const { promise, resolve } = Promise.withResolvers<void>();
    const pieces = parcels.flatMap((parcel) => parcel.pieces);
    const delivery: Delivery = { pieces, window, asks, end: { host, port, tls }, outcomes: pieces.map(() => undefined), queue: [...pieces.keys()], flights: [], aside: [], strikes: 0, done: resolve };
    this.#delivery = delivery;
    if (this.#end !== undefined && !sameEnd(this.#end, delivery.end)) this.#hangUp();
    if (this.#line === undefined) this.#dial(delivery);
    else this.#pump(delivery);
    await promise;
    let at = 0;
    return parcels.map((parcel) => together(delivery.outcomes.slice(at, (at += parcel.pieces.length))));
  }

  tick(): void {
    const delivery = this.#delivery;
    if (delivery === undefined || this.#line === undefined) return;
    for (const flight of delivery.flights) {
      if (this.#now() < flight.dueAt) continue;
      if (flight.sends > this.#terms.resends) return this.#exhausted(delivery, flight);
      this.#put(delivery, flight);
    }
  }

  close(): void {
    this.#hangUp();
    if (this.#delivery !== undefined) this.#finish(this.#delivery);
  }

  forgive(): void {
    this.#deaf.clear();
    this.#losses.clear();
  }

  #hangUp(): void {
    const line = this.#line;
    this.#line = undefined;
    this.#end = undefined;
    line?.close();
  }

  #dial(delivery: Delivery): void {
    const listener = {
      heard: (upload: Upload): void => { if (this.#line === opened.line) this.#heard(upload); },
      gone: (why: string): void => { if (this.#line !== undefined && this.#line === opened.line) this.#gone(why); },
    };
    const opened: { line?: UpperLine } = {};
    this.#dialer.dial(delivery.end, listener).then((dialled) => {
      if (this.#delivery !== delivery) return dialled.ok ? dialled.value.close() : undefined;
      if (!dialled.ok) return this.#finish(delivery, { fault: dialled.fault, detail: dialled.detail, at: this.#now() });
      opened.line = dialled.value;
      this.#line = dialled.value;
      this.#end = delivery.end;
      return this.#pump(delivery);
    }, (error: unknown) => this.#finish(delivery, { fault: 'forward.no-line', detail: String(error), at: this.#now() }));
  }

  #pump(delivery: Delivery): void {
    while (delivery.flights.length < delivery.window && this.#line !== undefined) {
      const place = delivery.queue.shift();
      if (place === undefined) break;
      const mn = delivery.pieces[place]?.mn ?? '';
      if ((this.#deaf.get(mn) ?? -Infinity) > this.#now()) delivery.outcomes[place] = unanswered('');
      else {
        const flight: Flight = { place, firstAt: this.#now(), sends: 0, dueAt: 0 };
        if (delivery.asks) delivery.flights.push(flight);
        else delivery.outcomes[place] = { kind: 'unasked' };
        this.#put(delivery, flight);
      }
    }
    if (delivery.flights.length === 0 && delivery.queue.length === 0) this.#finish(delivery);
  }

  #put(delivery: Delivery, flight: Flight): void {
    const piece = delivery.pieces[flight.place];
    flight.sends += 1;
    flight.dueAt = this.#now() + this.#terms.answerMs;
    if (piece !== undefined) this.#line?.send(piece.bytes);
  }

  #heard(upload: Upload): void {
    const delivery = this.#delivery;
    const { cn, mn = '' } = upload.header;
    const answer = answerIn(upload);
    const refused = answer?.kind === 'answer' && answer.qnRtn !== 1 ? answer.qnRtn : undefined;
    if (delivery === undefined || (cn !== '9014' && refused === undefined)) return;
    const qn = answersQn(upload);
    const flight = delivery.flights.find(({ place }) => delivery.pieces[place]?.qn === qn && (mn === '' || delivery.pieces[place]?.mn === mn));
    if (flight === undefined) return;
    delivery.flights = delivery.flights.filter((other) => other !== flight);
    delivery.outcomes[flight.place] = refused === undefined ? { kind: 'accepted' } : { kind: 'refused', fault: 'forward.refused', detail: `QnRtn=${refused}` };
    this.#heardAt = this.#now();
    delivery.strikes = 0;
    for (const late of delivery.aside.splice(0)) this.#giveUp(delivery, late);
    this.#losses.delete(keyOf(delivery.pieces[flight.place]));
    this.#pump(delivery);
  }

  /** All its sends are over: another link, and the frames after it say whose fault it is. */
  #exhausted(delivery: Delivery, flight: Flight): void {
    delivery.aside.push(flight);
    delivery.strikes += 1;
    delivery.queue = [...delivery.flights.filter((other) => other !== flight).map(({ place }) => place), ...delivery.queue];
    delivery.flights = [];
    this.#hangUp();
    if (delivery.queue.length > 0 && delivery.strikes < strikesMax) return this.#dial(delivery);
    return this.#finish(delivery, { fault: 'forward.silent', detail: '', at: this.#now() });
  }

  /** The delivery ends behind it, so that what is known by now is kept before the next one costs its time. */
  #giveUp(delivery: Delivery, { place }: Flight, why = ''): void {
    delivery.outcomes[place] = unanswered(why);
    delivery.queue = [];
    const mn = delivery.pieces[place]?.mn;
    if (mn !== undefined) this.#deaf.set(mn, this.#now() + this.#terms.deafMs);
  }

  #gone(why: string): void {
    this.#line = undefined;
    this.#end = undefined;
    const delivery = this.#delivery;
    if (delivery === undefined) return;
    const [first] = delivery.flights;
    if (first !== undefined) {
      const key = keyOf(delivery.pieces[first.place]);
      const losses = (this.#losses.get(key) ?? 0) + 1;
      this.#losses.set(key, losses);
      if (losses >= lossesMax) {
        this.#losses.delete(key);
        this.#giveUp(delivery, first, why);
      }
    }
    this.#finish(delivery, { fault: 'forward.line-lost', detail: why, at: this.#now() });
  }

  #finish(delivery: Delivery, trouble?: Trouble): void {
    if (this.#delivery !== delivery) return;
    for (const late of delivery.aside.splice(0)) if (this.#heardAt >= late.firstAt - this.#terms.aliveMs) this.#giveUp(delivery, late);
    this.#delivery = undefined;
    this.trouble = delivery.outcomes.includes(undefined) ? trouble : undefined;
    delivery.done();
  }
}

const unanswered = (detail: string): Outcome => ({ kind: 'unanswered', fault: 'forward.unanswered', detail });
const keyOf = (piece: Piece | undefined): string => `${piece?.mn}|${piece?.qn}`;

/** A frame in several packets is accepted when all are; one that is refused or not answered decides. */
function together(outcomes: readonly (Outcome | undefined)[]): Outcome | undefined {
  const worst = outcomes.find((outcome) => outcome !== undefined && outcome.kind !== 'accepted' && outcome.kind !== 'unasked');
  if (worst !== undefined) return worst;
  return outcomes.includes(undefined) ? undefined : outcomes[0];
}
