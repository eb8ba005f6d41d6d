import type { DeliveryState, Delivery } from '../../model/delivery.ts';
import { type Result, ok } from '../../basis/result.ts';
import { waitAfter, type DeliveryTerms, usualTerms } from '../outgoing/terms.ts';
import type { House } from '../house.ts';
import type { MailPost } from '../ports/mail-post.ts';
import { machineViewer } from '../viewer.ts';
import { queueDigests } from './digest.ts';
import { letterOf, type LetterOutcome } from './letter-of.ts';
import { mailTerms } from './mail-terms.ts';
import { mailStopped, mailTarget, queueMessages } from './queue-messages.ts';

export type MailStanding = { readonly about?: MailPost['about']; readonly counts: Readonly<Record<DeliveryState | 'failing', number>> };

/** Where the house is reached from outside, without a slash at the end; empty where nobody said. */
export type MailWays = { readonly post: MailPost; readonly origin: string; readonly onTrouble: (error: unknown) =>
  void; readonly terms?: DeliveryTerms };

const digestsEveryMs = 30_000;

/**
 * 邮件: messages and digests as mails, each tried until the server takes it, refuses it for good, or was asked often enough. A crash
 * between handing in and marking hands in again under the same Message-ID. Without a server it does nothing. `tick` looks for what is due.
 */
export class MailDesk {
  readonly #house: House;
  readonly #ways: MailWays;
  readonly #terms: DeliveryTerms;
  #looking: Promise<void> | undefined;
  #stopped = false;
  #digestsAt = 0;

  constructor(house: House, ways: MailWays) {
    this.#house = house;
    this.#ways = ways;
    this.#terms = ways.terms ?? usualTerms;
  }

  get post(): MailPost {
    return this.#ways.post;
  }

  async standing(): Promise<MailStanding> {
    const own = (await this.#house.records.read(machineViewer).deliveryCounts()).filter(({ channel }) => channel === 'mail');
    const of = (state: DeliveryState): number => own.find((one) => one.state === state)?.count ?? 0;
    const failing = own.reduce((sum, one) => sum + one.failing, 0);
    const { about } = this.#ways.post;
    return { ...(about === undefined ? {} : { about }), counts: { waiting: of('waiting'), sent: of('sent'), withheld: of('withheld'),
      dead: of('dead'), failing } };
  }

  /** All that is dead, or one mail, waits again. Resolves to how many; audited. */
  async resend(delivery: string | undefined, by: string): Promise<number> {
    const { records, clocks } = this.#house;
    return records.write(machineViewer, async (store) => {
      const count = await store.sendAgain({ target: mailTarget, ...(delivery === undefined ? {} : { id: delivery }) }, clocks.machine());
      await store.putAudit([{ at: clocks.machine(), worldAt: clocks.world(), actor: by, action: 'mail.resend',
        subject: delivery ?? 'dead', outcome: 'ok', detail: { count } }]);
      return count;
    });
  }

  tick(): void {
    if (this.#stopped || this.#looking !== undefined) return;
    this.#looking = this.#look().catch(this.#ways.onTrouble).finally(() => { this.#looking = undefined; });
  }

  /** Resolves when nothing is looked for and nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#looking !== undefined) await this.#looking;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.settled();
  }

  async #look(): Promise<void> {
    if (this.#ways.post.about === undefined) return mailStopped(this.#house);
    while (await queueMessages(this.#house) > 0 && !this.#stopped);
    const { records, clocks } = this.#house;
    if (Math.abs(clocks.machine() - this.#digestsAt) >= digestsEveryMs) {
      this.#digestsAt = clocks.machine();
      await queueDigests(this.#house);
    }
    let due: readonly Delivery[];
    do {
      due = await records.read(machineViewer).deliveriesDue('mail', mailTarget, clocks.machine(), this.#terms.atOnce);
      await Promise.all(due.map((delivery) => this.#deliver(delivery)));
    } while (due.length > 0 && !this.#stopped);
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { records, clocks } = this.#house;
    const outcome = await letterOf(this.#house, this.#ways.origin, delivery);
    const posted = outcome.next === 'post' ? await this.#ways.post.post(outcome.letter) : ok(true as const);
    const moved = movedMail(delivery, outcome, posted, clocks.machine(), mailTerms(this.#house).tries, this.#terms);
    await records.write(machineViewer, (store) => store.moveDelivery(moved));
  }
}

/**
 * How a mail stands after this outcome. What holds it back or makes it needless is said as its trouble; only what was posted counts as a
 * try.
 */
export function movedMail(delivery: Delivery, outcome: LetterOutcome, posted: Result<true>, at: number, most: number,
  terms: DeliveryTerms): Delivery {
  if (outcome.next === 'hold') return { ...delivery, dueAt: outcome.until, trouble: { fault: 'mail.held', detail: '', at } };
  if (outcome.next === 'withhold') return { ...delivery, state: 'withheld', settledAt: at,
    trouble: { fault: outcome.why, detail: '', at } };
  const { trouble: _trouble, ...rest } = delivery;
  const tries = delivery.tries + 1;
  if (posted.ok) return { ...rest, tries, state: 'sent', settledAt: at };
  const trouble = { fault: posted.fault, detail: posted.detail, at };
  const over = posted.fault === 'mail.refused' || tries >= most;
  return over ? { ...rest, tries, state: 'dead', settledAt: at, trouble }
    : { ...rest, tries, dueAt: at + waitAfter(tries, terms), trouble };
}
