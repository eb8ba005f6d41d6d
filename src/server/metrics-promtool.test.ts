import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { promtool } from '../../tools/need.ts';
import { Metrics } from './metrics.ts';

const counts = { received: 9, stored: 5, duplicate: 2, refused: 1, pending: 1, acknowledged: 6, unasked: 1 };
const forwarded = { platform: { id: 'province' }, state: undefined, counts: { waiting: 3 }, lagMs: 1500, oldest: undefined };

test.skipIf(promtool.skip)(promtool.named('promtool finds nothing to mend in the metrics'), async () => {
  const gateway = { counts: () => counts, links: () => ({ open: 3, accepted: 4, refused: 1, max: 9 }), refusals: () => ({ 'request.invalid': 1 }), acknowledging: () => true };
  const metrics = new Metrics(gateway, { waiting: 2, marks: 1 }, async () => [forwarded] as never, async () => [{ channel: 'webhook', target: 'w', state: 'waiting', count: 3, failing: 1 }]);
  metrics.answered('status.metrics', 'ok', 0.01);
  metrics.answered('a "quoted"\nname\\', 'request.not-found', 3);
  const text = await metrics.text();
  expect(text.match(/^qingshan_\w+[{ ]/gmu)?.length).toBeGreaterThan(20);
  const { status, stdout, stderr } = spawnSync(promtool.path, ['check', 'metrics'], { input: text, encoding: 'utf8' });
  expect([status, `${stdout}${stderr}`]).toEqual([0, '']);
});
