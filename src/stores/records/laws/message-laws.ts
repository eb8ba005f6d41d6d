import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inbox } from '../../../flow/ports/messages.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import type { Message, Told } from '../../../model/message.ts';
import { viewer, type Fresh } from './fixture.ts';

const message = (id: string, at: number, change: Partial<Message> = {}): Message => ({
  id, kind: 'waits', case: 'c1', seq: 2, party: 'county', event: 'accept', unit: 'county-1', roles: ['county', 'party-secretary'], at, by: '某办某人', ...change,
});
const told = (change: Partial<Told>): Told => ({ case: 'c1', at: 100, by: '某县某人', ended: [], relays: false, fresh: [], ...change });
const inbox = (change: Partial<Inbox> = {}): Inbox => ({ unit: 'county-1', role: 'county', person: 'p1', until: 1_000, ...change });

export function messageLaws(fresh: Fresh): void {
  describe('messages', () => {
    let records: Records;
    const list = async (to: Inbox, query: { unread?: boolean; after?: string } = {}) => (await records.read(machineViewer).messages(to, { limit: 9, ...query })).map(({ id }) => id);
    const tell = (one: Told) => records.write(machineViewer, (store) => store.tell(one));
    beforeAll(async () => {
      records = await fresh();
      await tell(told({ fresh: [message('m1', 100), message('m2', 100, { roles: ['city'], unit: 'city-1', party: 'city' }), message('m3', 90), message('w1', 500, { kind: 'warning', clock: 'x' }), message('w2', 2_000, { kind: 'overdue' })] }));
    }, 60_000);
    afterAll(() => records.close());

    test('go to the unit and role that they name, newest first, once their moment has come', async () => {
      expect(await list(inbox())).toEqual(['w1', 'm1', 'm3']);
      expect(await list(inbox({ until: 499 }))).toEqual(['m1', 'm3']);
      expect(await list(inbox({ role: 'city' }))).toEqual([]);
      expect(await list(inbox({ role: 'city', unit: 'city-1' }))).toEqual(['m2']);
      expect(await list(inbox(), { after: 'w1' })).toEqual(['m1', 'm3']);
    });

    test('told again they change nothing', async () => {
      await tell(told({ fresh: [message('m1', 700, { by: 'another' })] }));
      expect((await records.read(machineViewer).messages(inbox(), { limit: 9 })).find(({ id }) => id === 'm1')).toEqual(message('m1', 100));
    });

    test('reading is one person’s, once, and only of their own inbox', async () => {
      const read = (to: Inbox, ids: string[], at: number) => records.write(machineViewer, (store) => store.readMessages(to, ids, at));
      expect(await read(inbox(), ['m1', 'm2', 'w2', 'none'], 600)).toBe(1);
      expect(await read(inbox(), ['m1'], 700)).toBe(0);
      expect((await records.read(machineViewer).messages(inbox(), { limit: 9 })).map(({ id, readAt }) => [id, readAt])).toEqual([['w1', undefined], ['m1', 600], ['m3', undefined]]);
      expect([await list(inbox(), { unread: true }), await records.read(machineViewer).unreadMessages(inbox())]).toEqual([['w1', 'm3'], 2]);
      expect(await records.read(machineViewer).unreadMessages(inbox({ person: 'p2' }))).toBe(3);
    });

    test('a task that is done ends what spoke of it; warnings ahead are laid anew where clocks moved, and only those of the case', async () => {
      await tell(told({ case: 'c2', at: 1, fresh: [message('other', 800, { case: 'c2' })] }));
      await tell(told({ at: 550, relays: true, ended: [{ party: 'county', event: 'accept' }], fresh: [message('w3', 900, { kind: 'warning' }), message('a1', 550, { kind: 'answered' })] }));
      await tell(told({ at: 560, ended: [{ party: 'county', event: 'accept' }] }));
      const all = await records.read(machineViewer).messages(inbox({ until: 9_999 }), { limit: 9 });
      expect(all.map(({ id, doneAt, doneBy }) => [id, doneAt, doneBy])).toEqual([
        ['w3', undefined, undefined], ['other', undefined, undefined], ['a1', undefined, undefined], ['w1', 550, '某县某人'], ['m1', 550, '某县某人'], ['m3', 550, '某县某人'],
      ]);
      expect(await list(inbox({ person: 'p2' }), { unread: true })).toEqual(['w3', 'other', 'a1']);
    });

    test('what nobody read is told above once; what was read or done, what is ahead and what asks for nothing is not', async () => {
      const unheard = async (until: number, limit = 9) => (await records.read(machineViewer).unheardMessages({ from: 3_000, until, limit })).map(({ id }) => id);
      const late = message('u1', 3_000);
      const own = { case: 'c3', at: 2_900 } as const;
      await tell(told({ ...own, fresh: [late, message('u2', 3_001), message('u0', 2_999), message('u3', 3_002, { kind: 'warning' }), message('u4', 3_003, { kind: 'answered' }), message('u5', 9_000)].map((one) => ({ ...one, case: 'c3' })) }));
      expect([await unheard(3_500), await unheard(3_500, 1), await unheard(2_000)]).toEqual([['u1', 'u2'], ['u1'], []]);
      const above = message('u1/escalated', 3_600, { kind: 'escalated', case: 'c3', unit: 'city-9', roles: ['city'], unreadSince: 3_000 });
      const escalate = (id: string, to: string, next?: Message) => records.write(machineViewer, (store) => store.escalate({ id, at: 3_600, to }, next));
      expect([await escalate('u1', 'city-9', above), await escalate('u1', 'city-9', above), await escalate('none', ''), await escalate('u3', '')]).toEqual([true, false, false, false]);
      expect(await records.read(machineViewer).messages(inbox({ unit: 'city-9', role: 'city', until: 9_999 }), { limit: 9 })).toEqual([above]);
      expect((await records.read(machineViewer).messages(inbox({ until: 3_000 }), { limit: 1 }))[0]).toMatchObject({ id: 'u1', escalatedAt: 3_600, escalatedTo: 'city-9' });
      await records.write(machineViewer, (store) => store.readMessages(inbox({ until: 4_000, person: 'p9' }), ['u2'], 3_700));
      expect([await unheard(3_500), await escalate('u2', '')]).toEqual([[], false]);
      await tell(told({ case: 'c3', at: 4_000, ended: [{ party: 'county', event: 'accept' }] }));
      expect((await records.read(machineViewer).messages(inbox({ unit: 'city-9', role: 'city', until: 9_999 }), { limit: 9 }))[0]).toMatchObject({ doneAt: 4_000 });
    });

    test('what came and is not done is taken over for mails once; one is found by its id as a person has it', async () => {
      const own = ['n1', 'n2', 'n3', 'n4'].map((id, at) => message(id, 20_000 + at, { case: 'c4', party: id }));
      await tell(told({ case: 'c4', at: 19_000, fresh: own }));
      await tell(told({ case: 'c4', at: 20_001, ended: [{ party: 'n2', event: 'accept' }] }));
      const waiting = async (until: number, limit = 9) => (await records.read(machineViewer).unmailedMessages(
        { from: 20_000, until, limit }));
      expect([await waiting(20_002), (await waiting(20_002, 1)).length]).toEqual([[own[0], own[2]], 1]);
      await records.write(machineViewer, (store) => store.mailMessages(['n1', 'none'], 5));
      expect((await waiting(20_009)).map(({ id }) => id)).toEqual(['n3', 'n4']);
      await records.write(machineViewer, (store) => store.readMessages(inbox({ until: 30_000 }), ['n2'], 21_000));
      const one = (id: string, person: string) => records.read(machineViewer).message(id, person);
      expect([await one('n2', 'p1'), await one('n2', 'p8'), await one('n1', 'p1'), await one('none', 'p1')])
        .toEqual([{ ...own[1], doneAt: 20_001, doneBy: '某县某人', readAt: 21_000 }, { ...own[1], doneAt: 20_001, doneBy: '某县某人' }, own[0],
          undefined]);
    });

    test.each([['a province', viewer('region', 'office', '980000')], ['the unit itself', viewer('unit', 'county-1')], ['the public', publicViewer]] as const)('%s neither sees nor writes the rows', async (_name, who) => {
      expect(await records.read(who).messages(inbox(), { limit: 9 })).toEqual([]);
      expect(await records.read(who).unreadMessages(inbox())).toBe(0);
      expect([await records.read(who).message('m1', 'p1'), await records.read(who).unmailedMessages({ from: 0, until: 9_999, limit: 9 })])
        .toEqual([undefined, []]);
      await expect(records.write(who, (store) => store.tell(told({ fresh: [message('m9', 1)] })))).rejects.toThrow('row rules refuse');
    });
  });
}
