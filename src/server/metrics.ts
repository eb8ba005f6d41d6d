import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ForwardStanding } from '../flow/forward/forward-desk.ts';
import type { DeliveryCount } from '../flow/ports/deliveries.ts';
import { deliveryChannels, deliveryStates } from '../model/delivery.ts';
import type { GatewayView } from './runtime.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Hours that wait to be determined, and marks of registers whose hours wait to be judged again. */
export type Waiting = { readonly waiting: number; readonly marks: number };

/** Numbers for Prometheus. Names and units follow its conventions; frame counters come from the gateway as they are. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({ name: 'qingshan_http_requests_total', help: 'Answered requests by endpoint and outcome', labelNames: ['endpoint', 'outcome'], registers: [this.#registry] });
  readonly #seconds = new Histogram({ name: 'qingshan_http_request_seconds', help: 'Time to answer', labelNames: ['endpoint'], buckets: [0.005, 0.02, 0.1, 0.5, 2, 10], registers: [this.#registry] });

  constructor(gateway: Pick<GatewayView, 'counts' | 'links' | 'refusals' | 'acknowledging'>, work: Waiting, forward: () => Promise<readonly ForwardStanding[]>,
    deliveries: () => Promise<readonly DeliveryCount[]>) {
    const gauge = new Gauge({ name: 'qingshan_frames', help: 'Frames by outcome since the installation began', labelNames: ['outcome'], registers: [this.#registry], collect() {
      for (const [outcome, count] of Object.entries(gateway.counts())) this.set({ outcome }, count);
    } });
    const open = new Gauge({ name: 'qingshan_gateway_links', help: 'Open device links', registers: [this.#registry], collect() { this.set(gateway.links().open); } });
    const acknowledging = new Gauge({ name: 'qingshan_gateway_acknowledging', help: '1 while frames are stored and answered, 0 while they are held back', registers: [this.#registry], collect() { this.set(gateway.acknowledging() ? 1 : 0); } });
    const refusals = new Gauge({ name: 'qingshan_gateway_refusals', help: 'Frames and links refused since the start, by fault', labelNames: ['fault'], registers: [this.#registry], collect() {
      for (const [fault, count] of Object.entries(gateway.refusals())) this.set({ fault }, count);
    } });
    const waiting = new Gauge({ name: 'qingshan_determinations_waiting', help: 'Hours of points that wait to be determined', registers: [this.#registry], collect() { this.set(work.waiting); } });
    const marks = new Gauge({
      name: 'qingshan_rejudge_marks_waiting', help: 'Changes of registers whose stored hours wait to be judged again', registers: [this.#registry],
      collect() { this.set(work.marks); },
    });
    const forwarded = new Gauge({
      name: 'qingshan_forward_frames', help: 'Frames selected for each upper platform, by outcome', labelNames: ['platform', 'outcome'], registers: [this.#registry],
      async collect() {
        for (const { platform: { id }, state, counts } of await forward()) {
          const told = { selected: state?.selected ?? 0, accepted: state?.accepted ?? 0, unasked: state?.unasked ?? 0, ...counts };
          for (const [outcome, count] of Object.entries(told)) this.set({ platform: id, outcome }, count);
        }
      },
    });
    const lag = new Gauge({
      name: 'qingshan_forward_lag_seconds', help: 'World time since the newest accepted frame of each upper platform while newer ones wait', labelNames: ['platform'],
      registers: [this.#registry],
      async collect() { for (const { platform: { id }, lagMs } of await forward()) if (lagMs !== undefined) this.set({ platform: id }, lagMs / 1000); },
    });
    const outgoing = new Gauge({
      name: 'qingshan_deliveries', help: 'What leaves the house to programmes and people, by channel and state; failing: waiting and tried in vain', labelNames: ['channel', 'state'],
      registers: [this.#registry],
      async collect() {
        const counts = await deliveries();
        for (const channel of deliveryChannels) {
          const own = counts.filter((one) => one.channel === channel);
          for (const state of deliveryStates) this.set({ channel, state }, sum(own.filter((one) => one.state === state).map(({ count }) => count)));
          this.set({ channel, state: 'failing' }, sum(own.map(({ failing }) => failing)));
        }
      },
    });
    const memory = new Gauge({ name: 'process_resident_memory_bytes', help: 'Resident memory', registers: [this.#registry], collect() { this.set(process.memoryUsage.rss()); } });
    for (const metric of [gauge, open, acknowledging, refusals, waiting, marks, forwarded, lag, outgoing, memory]) void metric;
  }

  answered(endpoint: string, outcome: string, seconds: number): void {
    this.#requests.inc({ endpoint, outcome });
    this.#seconds.observe({ endpoint }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
