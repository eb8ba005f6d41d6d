import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseOffer } from '../../../flow/ports/deliveries.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import { selects, type Webhook } from '../../../model/webhook.ts';
import { viewer, type Fresh } from './fixture.ts';

const webhook = (id: string, change: Partial<Webhook> = {}): Webhook => ({
  id, name: `订阅${id}`, url: 'https://example.org/hook', unit: 'city-bureau-980100', types: [], events: [], regions: [], tries: 3, active: true, secret: 'whsec_AA==',
  madeAt: 1, madeBy: '管理员', changedAt: 1, changedBy: '管理员', ...change,
});
const offer = (seq: number, change: Partial<CaseOffer> = {}): CaseOffer => ({ case: 'c1', seq, type: 'a/x', event: 'assign', region: '980102', at: 100 + seq, content: { seq }, ...change });

export function deliveryLaws(fresh: Fresh): void {
  describe('deliveries', () => {
    let records: Records;
    const put = (one: Webhook) => records.write(machineViewer, (store) => store.putWebhook(one));
    const give = (one: CaseOffer) => records.write(machineViewer, (store) => store.offerCase(one));
    const read = () => records.read(machineViewer);
    const due = async (target: string, now = 9_999, limit = 9) => (await read().deliveriesDue('webhook', target, now, limit)).map(({ id }) => id);
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());

    test('an event waits once for each active webhook that selects it, and keeps what it says', async () => {
      await put(webhook('all'));
      await put(webhook('rest', { active: false }));
      await give(offer(1));
      await give(offer(1, { content: { another: true } }));
      expect(await read().deliveries({ channel: 'webhook', limit: 9 })).toEqual([
        { id: 'all/c1/1', channel: 'webhook', target: 'all', lane: 'c1', place: 1, state: 'waiting', tries: 0, queuedAt: 101, dueAt: 101, content: { seq: 1 } },
      ]);
      expect((await read().webhooks()).map(({ id }) => id)).toEqual(['all', 'rest']);
      await put(webhook('all', { name: '改名', active: false }));
      expect(await read().webhooks()).toEqual([webhook('all', { name: '改名', active: false }), webhook('rest', { active: false })]);
    });

    test('what selects in words selects in the store', async () => {
      const few = <T>(...from: readonly T[]) => fc.subarray([...from]);
      let serial = 0;
      await fc.assert(fc.asyncProperty(few('a/x', 'b/y'), few('assign', 'accept'), few('980000', '980100', '980102', '980201', '980102003'), fc.boolean(),
        fc.constantFrom('a/x', 'c/z'), fc.constantFrom('assign', 'close'), fc.constantFrom('980000', '980102', '980102003', '980301'), async (types, events, regions, active, type, event, region) => {
          serial += 1;
          const one = webhook(`s${serial}`, { types, events, regions, active });
          await put(one);
          await give(offer(1, { case: `k${serial}`, type, event, region }));
          await put({ ...one, active: false });
          expect(await due(one.id)).toEqual(selects(one, { type, event, region }) ? [`s${serial}/k${serial}/1`] : []);
        }), { numRuns: 25 });
    });

    test('of a case the earlier event goes first, other cases do not wait for it; what is not due is left', async () => {
      await put(webhook('lane'));
      for (const seq of [1, 2, 3]) await give(offer(seq));
      await give(offer(1, { case: 'c2', at: 500 }));
      expect([await due('lane', 200), await due('lane'), await due('lane', 9_999, 1)]).toEqual([['lane/c1/1'], ['lane/c1/1', 'lane/c2/1'], ['lane/c1/1']]);
      const first = await read().delivery('lane/c1/1');
      if (first === undefined) throw new TypeError('no delivery');
      const trouble = { fault: 'webhook.refused', detail: 'HTTP 500', at: 300 };
      const move = (change: Partial<typeof first>) => records.write(machineViewer, (store) => store.moveDelivery({ ...first, ...change, content: 'another', place: 7 }));
      await move({ tries: 1, dueAt: 8_000, trouble });
      expect([await due('lane', 7_999), (await read().delivery(first.id))]).toEqual([['lane/c2/1'], { ...first, tries: 1, dueAt: 8_000, trouble }]);
      expect((await read().deliveryCounts()).filter(({ target }) => target === 'lane')).toEqual([{ channel: 'webhook', target: 'lane', state: 'waiting', count: 4, failing: 1 }]);
      await move({ state: 'dead', tries: 3, settledAt: 8_500, trouble });
      expect(await due('lane')).toEqual(['lane/c1/2', 'lane/c2/1']);
    });

    test('the dead wait again with tries counted anew; one that was sent goes again only by its id', async () => {
      const again = (of: { target: string; id?: string }) => records.write(machineViewer, (store) => store.sendAgain(of, 9_000));
      expect([await again({ target: 'all' }), await again({ target: 'lane', id: 'lane/c1/2' }), await again({ target: 'lane' })]).toEqual([0, 0, 1]);
      expect(await read().delivery('lane/c1/1')).toMatchObject({ state: 'waiting', tries: 0, dueAt: 9_000, trouble: { detail: 'HTTP 500' } });
      expect(await read().delivery('lane/c1/1')).not.toHaveProperty('settledAt');
      const one = await read().delivery('lane/c2/1');
      if (one === undefined) throw new TypeError('no delivery');
      await records.write(machineViewer, (store) => store.moveDelivery({ ...one, state: 'sent', tries: 1, settledAt: 600 }));
      expect([await again({ target: 'lane' }), await again({ target: 'lane', id: one.id })]).toEqual([0, 1]);
    });

    test('pages of what was queued, newest first, by state', async () => {
      const page = async (query: { after?: string; states?: ('waiting' | 'sent')[] }) => (await read().deliveries({ channel: 'webhook', target: 'lane', limit: 2, ...query })).map(({ id }) => id);
      expect([await page({}), await page({ after: 'lane/c1/3' }), await page({ states: ['sent'] }), await page({ after: 'lane/c1/2', states: ['waiting'] })])
        .toEqual([['lane/c2/1', 'lane/c1/3'], ['lane/c1/2', 'lane/c1/1'], [], ['lane/c1/1']]);
    });

    test('what is queued by its id waits once, and not before it is due', async () => {
      const mail = { id: 'x/p1', channel: 'mail', target: 'mail', lane: 'x/p1', place: 0, queuedAt: 700, dueAt: 900,
        content: { person: 'p1' } } as const;
      const queue = () => records.write(machineViewer, (store) => store.queueDelivery(mail));
      expect([await queue(), await queue()]).toEqual([true, false]);
      const dueBy = async (now: number) => await read().deliveriesDue('mail', 'mail', now, 9);
      expect([await dueBy(899), await dueBy(900)]).toEqual([[], [{ ...mail, state: 'waiting', tries: 0 }]]);
      expect((await read().deliveryCounts()).filter(({ channel }) => channel === 'mail'))
        .toEqual([{ channel: 'mail', target: 'mail', state: 'waiting', count: 1, failing: 0 }]);
    });

    test.each([
      ['a province', viewer('region', 'x', '980000')], ['a unit', viewer('unit', 'county-1')], ['the public', publicViewer],
      ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }],
    ] as const)('%s neither sees nor writes the rows', async (_name, who) => {
      const blind = records.read(who);
      expect([await blind.webhooks(), await blind.deliveries({ channel: 'webhook', limit: 9 }), await blind.deliveryCounts(), await blind.delivery('lane/c1/1')]).toEqual([[], [], [], undefined]);
      await expect(records.write(who, (store) => store.putWebhook(webhook('none')))).rejects.toThrow('row rules refuse');
    });
  });
}
