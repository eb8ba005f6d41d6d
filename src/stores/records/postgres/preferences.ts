import { sql } from 'kysely';
import type { PreferenceReader, PreferenceWriter } from '../../../flow/ports/preferences.ts';
import type { MailAddress, PersonPreferences, Preferences } from '../../../model/preferences.ts';
import type { Run, Transaction } from './database.ts';

type Row = {
  readonly person: string; readonly wish: Preferences | null; readonly mail: MailAddress; readonly tries: number;
  readonly digest_day: string | null;
};
const columns = ['person', 'wish', 'mail', 'tries', 'digest_day'] as const;
const rowOf = ({ person, wish, mail, tries, digest_day: digestDay }: Row): PersonPreferences =>
  ({ person, mail, tries, ...(wish !== null && { wish }), ...(digestDay !== null && { digestDay }) });

export const preferenceReads = (run: Run): PreferenceReader => ({
  preferences: (person) => run(async (records) => {
    const row = await records.selectFrom('preferences').select(columns).where('person', '=', person).executeTakeFirst();
    return row && rowOf(row);
  }),
  mailablePreferences: (persons) => run(async (records) => {
    const rows = records.selectFrom('preferences').select(columns).where('mailable', '=', true).orderBy('person');
    return (await (persons === undefined ? rows : rows.where(sql<boolean>`person = any(${[...persons]}::text[])`)).execute()).map(rowOf);
  }),
});

export const preferenceWrites = (records: Transaction): PreferenceWriter => ({
  async putPreferences(person, wish) {
    const said = JSON.stringify(wish);
    await records.insertInto('preferences').values({ person, wish: said, mail: '{}', mailable: false, tries: 0, digest_day: null })
      .onConflict((met) => met.column('person').doUpdateSet({ wish: said })).execute();
  },
  async putMailAddress(person, mail) {
    const part = { mail: JSON.stringify(mail), mailable: mail.address !== undefined, tries: 0 };
    await records.insertInto('preferences').values({ person, wish: null, digest_day: null, ...part })
      .onConflict((met) => met.column('person').doUpdateSet(part)).execute();
  },
  async countTry(person) {
    const row = await records.updateTable('preferences').set({ tries: sql<number>`tries + 1` })
      .where('person', '=', person).returning(columns).executeTakeFirst();
    return row && rowOf(row);
  },
  async endDigest(person, day) {
    const done = await sql`insert into preferences (person, mail, mailable, tries, digest_day) values (${person}, '{}', false, 0, ${day})
      on conflict (person) do update set digest_day = ${day} where coalesce(preferences.digest_day, '') < ${day}`.execute(records);
    return Number(done.numAffectedRows ?? 0n) > 0;
  },
});
