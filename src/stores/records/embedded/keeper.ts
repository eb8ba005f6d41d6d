import { openEmbeddedRecords } from './embedded-records.ts';
import { machineViewer } from '../../../flow/viewer.ts';

/** A process for the kill test: opens the folder, writes one row, says so and stays until it is killed. */
const opened = await openEmbeddedRecords(process.argv[2] ?? '');
if (!opened.ok) throw new Error(`${opened.fault}: ${opened.detail}`);
await opened.value.write(machineViewer, (store) => store.setCursor('kept', 'yes'));
process.stdout.write('written\n');
setInterval(() => {}, 60_000);
