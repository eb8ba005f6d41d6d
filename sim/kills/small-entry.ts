import { fileURLToPath } from 'node:url';
import { madeUpDevices } from '../../src/cli/simulate-devices.ts';
import { framePrinter } from '../../src/cli/simulate-frames.ts';
import type { Entry } from './kills.ts';
import { Logger } from './logger.ts';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const first = Date.UTC(2026, 0, 1);

/** Counts the frames and readings of a stopped folder. */
export const countFrames = (folder: string): readonly string[] => [process.execPath, script('count.ts'), '--data', folder];

/** The smallest serving process on a folder, gateway and chDB, with short waits so that a kill meets many flushes. */
export const smallEntry = (folder: string, { links, values }: { readonly links: number; readonly values: number }): Entry => ({
  serve: [process.execPath, script('serve.ts'), '--data', folder, '--links', String(links), '--flush-ms', '15'],
  ports: (line) => JSON.parse(line),
  count: countFrames(folder),
  answers: 1,
  readings: values,
  loggers: async () => madeUpDevices(links, '2017').map((device) => {
    const print = framePrinter(device, values);
    if (!print.ok) throw new Error(print.detail);
    return new Logger({ mn: device.mn, print: print.value, dataTime: (serial) => first + serial * 1000 });
  }),
  settled: async () => undefined,
});
