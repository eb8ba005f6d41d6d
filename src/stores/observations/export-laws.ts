import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../basis/result.ts';
import type { ObservationStore, ReadingFile } from '../../flow/ports/observations.ts';
import { noReadings, readingsOf, type SampleReading } from './samples.ts';

const hour = 3_600_000;
const t0 = Date.UTC(2026, 2, 1, 16);

/** The laws of files of readings, the same bytes from every store. `open` gives a store without these points. */
export function exportLaws(name: string, open: () => Promise<ObservationStore>): void {
  describe(`${name}: laws of files of readings`, { timeout: 60_000 }, () => {
    let store: ObservationStore;
    let point = 900_000;
    let number = BigInt(t0) << 22n;
    const next = (): bigint => (number += 1n);
    beforeAll(async () => { store = await open(); }, 60_000);
    afterAll(() => store.close());
    const read = async (rows: readonly SampleReading[]): Promise<void> => store.append({
      frames: [], repeated: [], refused: [], readings: { ...noReadings, ...readingsOf(rows, await store.factorNumbers(rows.map((row) => row.factor ?? 'w01018'))) },
    });

    test('readings leave as a file: in the order of point, factor, field and time, newest versions, exact, whatever the names hold', async () => {
      const [first, second] = [(point += 1), (point += 1)];
      const at = { point: second, frame: next() };
      await read([
        { ...at, at: t0 + hour, value: 1_500_000n }, { ...at, at: t0, value: -7n }, { ...at, at: t0, value: 123_456_789_012_345_678n, field: 'Max', flag: 'D' },
        { ...at, at: t0, value: 2_000_000n, factor: 'w21003' }, { ...at, at: t0, value: 9n, period: 'minute' }, { ...at, at: t0 + 24 * hour, value: 9n },
        { ...at, at: t0 - 1, value: 9n }, { ...at, point: first, at: t0, value: 0n }, { ...at, point: first + 5000, at: t0, value: 9n },
      ]);
      await read([{ ...at, at: t0, value: 40_000n, frame: next() }]);
      const newer = String(number);
      const asked = {
        format: 'csv', byteOrderMark: false, period: 'hour', window: { from: t0, to: t0 + 24 * hour },
        points: [{ number: first, id: 'unit/DA001', name: '一号 "排口",\r\n=1+1' }, { number: second, id: "b'\\", name: '' }], factors: [{ code: 'w01018', name: '化学需氧量', unit: 'mg/L' }],
      } as const;
      const [plain, marked] = [await contentOf(await store.exportReadings(asked)), await contentOf(await store.exportReadings({ ...asked, byteOrderMark: true }))];
      expect(plain.toString('utf8').split('\r\n')).toEqual([
        '"point","point_name","factor","factor_name","unit","period","field","at_utc","at_beijing","value","flag","frame"',
        '"unit/DA001","一号 ""排口"",', `=1+1","w01018","化学需氧量","mg/L","hour","Avg","2026-03-01T16:00:00.000Z","2026-03-02 00:00:00",0,"N",${at.frame}`,
        `"b'\\","","w01018","化学需氧量","mg/L","hour","Avg","2026-03-01T16:00:00.000Z","2026-03-02 00:00:00",0.04,"N",${newer}`,
        `"b'\\","","w01018","化学需氧量","mg/L","hour","Avg","2026-03-01T17:00:00.000Z","2026-03-02 01:00:00",1.5,"N",${at.frame}`,
        `"b'\\","","w01018","化学需氧量","mg/L","hour","Max","2026-03-01T16:00:00.000Z","2026-03-02 00:00:00",123456789012.345678,"D",${at.frame}`,
        `"b'\\","","w21003","w21003","","hour","Avg","2026-03-01T16:00:00.000Z","2026-03-02 00:00:00",2,"N",${at.frame}`, '',
      ]);
      expect(marked).toEqual(Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), plain]));
    });

    test('a file without readings has its columns, one without points too', async () => {
      const asked = { format: 'csv', byteOrderMark: false, period: 'day', window: { from: t0, to: t0 + hour }, factors: [] } as const;
      for (const points of [[], [{ number: (point += 1), id: 'a', name: 'b' }]]) {
        expect((await contentOf(await store.exportReadings({ ...asked, points }))).toString('utf8')).toMatch(/^"point",[^\n]*"frame"\r\n$/u);
      }
    });
  });
}

/** The bytes of a file, once its size and digest are found true. */
async function contentOf(file: Result<ReadingFile>): Promise<Buffer> {
  if (!file.ok) throw new Error(file.fault);
  const content = Buffer.concat(await Array.fromAsync(file.value.content));
  expect([file.value.bytes, file.value.sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
  return content;
}
