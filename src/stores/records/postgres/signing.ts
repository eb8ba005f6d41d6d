import type { SigningReader, SigningWriter } from '../../../flow/ports/signing.ts';
import type { Run, Transaction } from './database.ts';

export const signingReads = (run: Run): SigningReader => ({
  signingCredentials: (person) => run(async (records) => {
    const rows = records.selectFrom('signing_credentials').select('body').orderBy('id');
    return (await (person === undefined ? rows : rows.where('person', '=', person)).execute()).map((row) => row.body);
  }),
  sheetOpenings: (person) => run(async (records) => {
    const rows = await records.selectFrom('sheet_openings').selectAll().where('person', '=',
      person).orderBy('at').orderBy('case_id').execute();
    return rows.map(({ case_id: id, hash, at, world_at: worldAt }) => ({ person, case: id, hash, at, worldAt }));
  }),
});

export const signingWrites = (records: Transaction): SigningWriter => ({
  async putSigningCredential(credential) {
    const body = JSON.stringify(credential);
    await records.insertInto('signing_credentials').values({ id: credential.id, person: credential.certificate.person, body })
      .onConflict((met) => met.column('id').doUpdateSet({ body })).execute();
  },
  async putSheetOpening({ person, case: id, hash, at, worldAt }) {
    await records.insertInto('sheet_openings').values({ person, case_id: id, hash, at, world_at: worldAt })
      .onConflict((met) => met.columns(['person', 'case_id', 'hash']).doNothing()).execute();
  },
});
