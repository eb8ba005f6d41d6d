import { testHouse } from '../house.fixture.ts';
import { dryRun } from './dry-run.ts';
import { openMapped } from './mapped-items.ts';

/** A file of 240 MB that exists nowhere, tried in a process of its own with a heap that is smaller than the file. */
async function* millionRows(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('at,node,level,note\n');
  for (let hundred = 0; hundred < 10_000; hundred += 1) {
    const rows = Array.from({ length: 100 }, (_, at) => {
      const row = hundred * 100 + at;
      return `${new Date(Date.UTC(2019, 0, 1) + row * 1000).toISOString()},node-${row % 40},${row % 1000 === 0 ? 'x' : row % 100},${'n'.repeat(200)}\n`;
    });
    yield encoder.encode(rows.join(''));
  }
}

const { house } = await testHouse('real');
const opened = await openMapped(house, {
  edition: '', mapping: {
    name: 'million', columns: ['at', 'node', 'level', 'note'], delimiter: ',',
      time: { columns: ['at'], format: 'iso', offsetMinutes: 0, names: 'start' }, period: 'realtime',
    kind: 'noise-station', point: { column: 'node', by: 'id' }, newPointsIn: '980102',
      factors: { wide: [{ column: 'level', factor: 'LA', unit: 'dB' }] }, missing: [],
    belowDetection: 'refuse',
  },
}, [{ name: 'million.csv', open: async () => millionRows() }]);
if (!opened.ok) throw new Error(opened.detail);
const dry = await dryRun(house, opened.value);
process.stdout.write(JSON.stringify(dry.ok ? dry.value : dry));
