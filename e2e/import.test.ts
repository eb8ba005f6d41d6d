import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { airNow, waterNow } from '../src/contract/point.ts';
import { realData } from '../tools/need.ts';
import { dropFolder, newFolder, qingshan, startServing, type Installation } from './installation.ts';
import { Visitor } from './visitor.ts';

vi.setConfig({ testTimeout: 600_000 });

type Counted = { readonly rows: number; readonly refused: number; readonly stored: number };
type Air = Counted & { readonly aqi: { readonly compared: number; readonly equal: number } };
type Water = Counted & { readonly class: { readonly compared: number; readonly equal: number; readonly equalEitherTable: number } };

const folder = newFolder();
let serving: Installation | undefined;
const real = (name: string): string => join(realData.folder, name);

afterAll(async () => {
  await serving?.stop();
  dropFolder(folder);
});

/** The last line that the terminal prints, as scripts read it. */
async function imported<T>(kind: string, ...names: readonly string[]): Promise<T> {
  const { code, out, err } = await qingshan('import', kind, ...names.map(real), '--data', folder, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as T;
}

describe('published files, as they are with their defects, become determined hours', () => {
  test.skipIf(realData.skip).each([
    ['cnemc-sites-hourly-202004', 30_180], ['cnemc-hourly-snapshot', 1_475],
  ] as const)(realData.named('%s: every comparable published AQI is reproduced (%i)'), async (name, compared) => {
    const read = await imported<Air>('cnemc', name);
    expect(read.rows).toBe(read.refused + read.stored);
    expect(read.aqi).toEqual({ compared, equal: compared });
  });

  test.skipIf(realData.skip)(realData.named('published water class is reproduced in at least 98.8 %, with either table 99.0 %'), async () => {
    const read = await imported<Water>('surface-water', 'surface-water-auto');
    expect(read.rows).toBe(read.refused + read.stored);
    const { compared, equal, equalEitherTable } = read.class;
    expect(compared).toBeGreaterThan(0);
    expect(equal / compared).toBeGreaterThanOrEqual(0.988);
    expect(equalEitherTable / compared).toBeGreaterThanOrEqual(0.99);
  });

  test.skipIf(realData.skip)(realData.named('the stations and sections are on the pages of a real installation, and the doctor finds all well'), async () => {
    serving = await startServing(folder, ['--empty']);
    const visitor = new Visitor(serving.address);
    expect((await visitor.get(airNow)).stations.length).toBeGreaterThan(0);
    expect((await visitor.get(waterNow)).sections.filter((section) => section.class !== undefined).length).toBeGreaterThan(0);
    const doctor = await qingshan('doctor', '--data', folder, '--json');
    expect([doctor.code, JSON.parse(doctor.out)]).toEqual([0, expect.objectContaining({ status: 'ok' })]);
  });
});
