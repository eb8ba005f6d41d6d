import { expect, test } from 'vitest';
import type { GatewayRelay, NewLetter } from '../ports/gateway-relay.ts';

const letter = (door: number, mn: string, kind: NewLetter['kind'] = 'send', of: string = mn): NewLetter =>
  ({ door, kind, mn, bytes: new TextEncoder().encode(of), at: 1_000 });
const said = async (relay: GatewayRelay, door: number, most = 9): Promise<readonly string[]> =>
  (await relay.waiting(door, most)).map(({ kind, mn, bytes, at }) => `${kind} ${mn} ${new TextDecoder().decode(bytes)} ${at}`);
const lines = async (relay: GatewayRelay, since?: number): Promise<readonly string[]> =>
  (await relay.lines(since)).map(({ mn, door, open }) => `${mn}@${door}${open ? '' : ' gone'}`).toSorted();

/** What every relay does; each test begins with an empty one. */
export function relayLaws(fresh: () => Promise<GatewayRelay>): void {
  test('letters wait at their door in their order until they are taken', async () => {
    const relay = await fresh();
    await relay.put([letter(1, 'A', 'send', '##0001 字\r\n'), letter(2, 'B'), letter(1, 'C', 'renew')]);
    await relay.put([letter(1, 'A', 'send', 'second')]);
    await relay.put([]);
    expect(await said(relay, 1)).toEqual(['send A ##0001 字\r\n 1000', 'renew C C 1000', 'send A second 1000']);
    const [first] = await relay.waiting(1, 1);
    await relay.taken([first?.id ?? -1]);
    expect([await said(relay, 1), await said(relay, 2), await said(relay, 3)]).toEqual([['renew C C 1000', 'send A second 1000'], ['send B B 1000'], []]);
  });

  test('a process that begins sends nothing of the one before it; what loggers said waits on', async () => {
    const relay = await fresh();
    await relay.put([letter(0, 'A'), letter(0, 'A', 'renew'), letter(0, 'A', 'heard'), letter(1, 'B')]);
    await relay.announce(0, 5, ['A'], []);
    await relay.announce(1, 5, ['B'], []);
    await relay.begin(0, 9);
    expect([await said(relay, 0), await said(relay, 1), await lines(relay)]).toEqual([['heard A A 1000'], ['send B B 1000'], ['A@0 gone', 'B@1']]);
  });

  test('a line is where the logger was last heard; who lost it earlier does not take it from there', async () => {
    const relay = await fresh();
    await relay.announce(1, 10, ['A', 'B', 'C'], []);
    await relay.announce(2, 20, ['A'], []);
    await relay.announce(1, 30, [], ['A', 'B']);
    expect(await lines(relay)).toEqual(['A@2', 'B@1 gone', 'C@1']);
    expect(await lines(relay, 20)).toEqual(['A@2', 'B@1 gone']);
    await relay.announce(1, 40, ['A'], []);
    expect(await lines(relay, 31)).toEqual(['A@1']);
  });
}
