import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import type { Manner } from './upper.fixture.ts';
import { forwarding, platform } from './upper.fixture.ts';

const points = [200_000, 200_003, 200_004] as const;
const event = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('frames' as const), count: fc.integer({ min: 1, max: 4 }), point: fc.constantFrom(...points) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('manner' as const), manner: fc.constantFrom<Manner | 'away'>('answers', 'ignores', 'refuses', 'hangs-up', 'away') }) },
);

test('whatever breaks and whenever: each selected frame arrives, is counted once, and the counts balance', async () => {
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 14 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom('live-first' as const, 'in-order' as const), async (events, window, order) => {
    const home = await forwarding();
    await home.desk.put(platform({ order, address: { kind: 'hj212', host: 'h', port: 1, tls: false, edition: '2017', window, asks: true } }), '某人');
    let sent = 0;
    const stand = async () => {
      const [held] = await home.desk.standings();
      if (held?.state === undefined) return;
      const { selected, accepted, unasked } = held.state;
      expect(selected).toBe(accepted + unasked + Object.values(held.counts).reduce((sum, count) => sum + count, 0));
    };
    for (const happens of events) {
      if (happens.kind === 'frames') for (let n = 0; n < happens.count; n += 1) await home.send(happens.point, home.time.world - 400 * hourMs + (sent += 1) * hourMs, { w01018: String(sent) });
      else if (happens.kind === 'pass') await home.pass(happens.seconds);
      else if (happens.kind === 'crash') await home.crash().load();
      else {
        home.upper.reachable = happens.manner !== 'away';
        home.upper.manner = () => (happens.manner === 'away' ? 'answers' : happens.manner);
      }
      await stand();
    }
    home.upper.reachable = true;
    home.upper.manner = () => 'answers';
    await home.pass(320);
    await home.desk.resend('ministry', { kind: 'all' }, '某人');
    await home.pass(650);
    const arrived = new Set(home.upper.got.map(({ upload }) => upload.items[0]?.values[0]?.text));
    expect(arrived).toEqual(new Set(Array.from({ length: sent }, (_, n) => String(n + 1))));
    await stand();
    const [held] = await home.desk.standings();
    expect([held?.state?.selected ?? 0, held?.state?.accepted ?? 0]).toEqual([sent, sent]);
    await home.desk.stop();
  }), { numRuns: Number(process.env['QINGSHAN_FUZZ'] ?? 12) });
}, 120_000);
