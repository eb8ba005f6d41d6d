import type { ThingReader, ThingWriter } from '../../../flow/ports/things.ts';
import type { Run, Transaction } from './database.ts';

export const thingReads = (run: Run): ThingReader => ({
  thingVersions: (after) => run(async (records) =>
    (await records.selectFrom('thing_versions').select('body').where('seq', '>', after).orderBy('seq').execute()).map(({ body }) => body)),
});

export const thingWrites = (records: Transaction): ThingWriter => ({
  async putThingVersions(versions) {
    if (versions.length === 0) return;
    await records.insertInto('thing_versions').values(versions.map((version) => ({ seq: version.seq, body: JSON.stringify(version) }))).execute();
  },
});
