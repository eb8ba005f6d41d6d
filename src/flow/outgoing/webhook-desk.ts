import { fail, ok, type Result } from '../../basis/result.ts';
import type { Delivery, DeliveryState } from '../../model/delivery.ts';
import type { Webhook, WebhookWish } from '../../model/webhook.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import type { WebhookPost } from '../ports/webhook-post.ts';
import { machineViewer } from '../viewer.ts';
import { cloudEvent, eventId } from './cloud-event.ts';
import { usualTerms, waitAfter, type DeliveryTerms } from './terms.ts';
import { unfitWebhook } from './unfit-webhook.ts';
import { viewerOfUnit } from './unit-viewer.ts';

export type WebhookStanding = { readonly webhook: Webhook; readonly counts: Readonly<Record<DeliveryState | 'failing', number>> };

/** Where the house is reached from outside, without a slash at the end; empty where nobody said. */
export type Ways = { readonly post: WebhookPost; readonly origin: string; readonly onTrouble: (error: unknown) => void; readonly terms?: DeliveryTerms };

/**
 * 推送: what was queued with a case's event goes to its webhook, in order within a case, until it is taken or was tried often enough.
 * A crash between sending and marking sends again with the same id. `tick` looks for what is due.
 */
export class WebhookDesk {
  readonly #house: House;
  readonly #ways: Ways;
  readonly #terms: DeliveryTerms;
  readonly #running = new Map<string, Promise<void>>();
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(house: House, ways: Ways) {
    this.#house = house;
    this.#ways = ways;
    this.#terms = ways.terms ?? usualTerms;
  }

  async standings(): Promise<readonly WebhookStanding[]> {
    const read = this.#house.records.read(machineViewer);
    const counts = await read.deliveryCounts();
    return (await read.webhooks()).map((webhook) => {
      const own = counts.filter(({ channel, target }) => channel === 'webhook' && target === webhook.id);
      const of = (state: DeliveryState): number => own.find((one) => one.state === state)?.count ?? 0;
      const failing = own.reduce((sum, one) => sum + one.failing, 0);
      return { webhook, counts: { waiting: of('waiting'), sent: of('sent'), withheld: of('withheld'), dead: of('dead'), failing } };
    });
  }

  /** A new webhook with this secret. Faults: webhook.unfit, webhook.address-refused. */
  async make(wish: WebhookWish, secret: string, by: string): Promise<Result<Webhook>> {
    const refused = await this.#refused(wish);
    if (refused !== undefined) return refused;
    const at = this.#house.clocks.machine();
    return ok(await this.#keep({ ...wish, id: this.#house.newId(), secret, madeAt: at, madeBy: by, changedAt: at, changedBy: by }, 'webhook.made', by));
  }

  /** Says it anew; its secret stays unless another is given. Faults: as `make`, request.not-found. */
  async change(id: string, wish: WebhookWish, by: string): Promise<Result<Webhook>> {
    const held = await this.#webhook(id);
    if (held === undefined) return fail('request.not-found', id);
    const refused = await this.#refused(wish);
    if (refused !== undefined) return refused;
    return ok(await this.#keep({ ...held, ...wish, changedAt: this.#house.clocks.machine(), changedBy: by }, 'webhook.changed', by));
  }

  /** From now on another secret signs, also what waits. Fault: request.not-found. */
  async renew(id: string, secret: string, by: string): Promise<Result<Webhook>> {
    const held = await this.#webhook(id);
    if (held === undefined) return fail('request.not-found', id);
    return ok(await this.#keep({ ...held, secret, changedAt: this.#house.clocks.machine(), changedBy: by }, 'webhook.secret-renewed', by));
  }

  /** All that is dead, or one delivery, waits again. Fault: request.not-found. */
  async resend(target: string, delivery: string | undefined, by: string): Promise<Result<number>> {
    if (await this.#webhook(target) === undefined) return fail('request.not-found', target);
    return ok(await this.#house.records.write(machineViewer, async (store) => {
      const count = await store.sendAgain({ target, ...(delivery === undefined ? {} : { id: delivery }) }, this.#house.clocks.machine());
      await this.#audit(store, by, 'webhook.resend', target, { delivery: delivery ?? 'dead', count });
      return count;
    }));
  }

  tick(): void {
    if (this.#stopped || this.#looking !== undefined) return;
    this.#looking = this.#look().catch(this.#ways.onTrouble).finally(() => { this.#looking = undefined; });
  }

  /** Resolves when nothing is looked for and nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#looking !== undefined || this.#running.size > 0) await Promise.all([this.#looking, ...this.#running.values()]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.settled();
  }

  async #look(): Promise<void> {
    for (const webhook of await this.#house.records.read(machineViewer).webhooks()) {
      if (!webhook.active || this.#running.has(webhook.id)) continue;
      this.#running.set(webhook.id, this.#work(webhook).catch(this.#ways.onTrouble).finally(() => this.#running.delete(webhook.id)));
    }
  }

  async #work(webhook: Webhook): Promise<void> {
    const { records, clocks } = this.#house;
    let due: readonly Delivery[];
    do {
      due = await records.read(machineViewer).deliveriesDue('webhook', webhook.id, clocks.machine(), this.#terms.atOnce);
      await Promise.all(due.map((delivery) => this.#deliver(webhook, delivery)));
    } while (due.length > 0 && !this.#stopped);
  }

  async #deliver(webhook: Webhook, delivery: Delivery): Promise<void> {
    const { records, clocks } = this.#house;
    const viewer = viewerOfUnit(this.#house, webhook.unit);
    const seen = viewer === undefined ? undefined : await records.read(viewer).case(delivery.lane);
    const outcome = seen === undefined ? undefined : await this.#ways.post.post({
      url: webhook.url, secret: webhook.secret, id: eventId(delivery.lane, delivery.place), at: clocks.machine(), body: cloudEvent(this.#ways.origin, delivery),
    });
    await records.write(machineViewer, (store) => store.moveDelivery(movedBy(webhook, delivery, outcome, clocks.machine(), this.#terms)));
  }

  async #refused(wish: WebhookWish): Promise<Result<never> | undefined> {
    const unfit = unfitWebhook(this.#house, wish);
    if (unfit !== undefined) return unfit;
    const permitted = await this.#ways.post.permits(wish.url);
    return permitted.ok ? undefined : permitted;
  }

  #webhook = async (id: string): Promise<Webhook | undefined> => (await this.#house.records.read(machineViewer).webhooks()).find((one) => one.id === id);

  async #keep(webhook: Webhook, action: string, by: string): Promise<Webhook> {
    await this.#house.records.write(machineViewer, async (store) => {
      await store.putWebhook(webhook);
      const { name, url, unit, types, events, regions, tries, active } = webhook;
      await this.#audit(store, by, action, webhook.id, { name, url, unit, types, events, regions, tries, active });
    });
    return webhook;
  }

  /** The audit trail never holds a secret. */
  #audit(store: RecordWriter, actor: string, action: string, subject: string, detail: Readonly<Record<string, string | number | boolean | readonly string[]>>): Promise<void> {
    const { clocks } = this.#house;
    return store.putAudit([{ at: clocks.machine(), worldAt: clocks.world(), actor, action, subject, outcome: 'ok', detail }]);
  }
}

/** How a delivery stands after this outcome; none: it may not be seen. */
export function movedBy({ tries: most }: Pick<Webhook, 'tries'>, delivery: Delivery, outcome: Result<true> | undefined, at: number, terms: DeliveryTerms): Delivery {
  if (outcome === undefined) return { ...delivery, state: 'withheld', settledAt: at };
  const { trouble: _trouble, ...rest } = delivery;
  const tries = delivery.tries + 1;
  if (outcome.ok) return { ...rest, tries, state: 'sent', settledAt: at };
  const trouble = { fault: outcome.fault, detail: outcome.detail, at };
  return tries >= most ? { ...delivery, tries, state: 'dead', settledAt: at, trouble } : { ...delivery, tries, dueAt: at + waitAfter(tries, terms), trouble };
}
