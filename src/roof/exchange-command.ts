import { fail, ok } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { exchangeDdl } from '../uplink/exchange-ddl.ts';

/** `qingshan exchange`: what the administrator of an exchange database needs. */
export const run = command({
  calls: ['exchange ddl [--schema NAME]'],
  says: `Prints the statements that create the exchange tables (前置库) in a schema of a database that speaks PostgreSQL's protocol, every table
and column with its Chinese comment: out_frame and out_reading are written here and read there, in_reading is written there and read here.
Run again they change nothing that is there. How the tables are used: docs/do/exchange-tables.md.`,
  flags: { schema: { type: 'string', says: 'schema, lower case', fallback: 'qingshan_exchange' } },
}, async ({ flags: { schema = 'qingshan_exchange' }, words }) => {
  if (words.length !== 1 || words[0] !== 'ddl') return fail('system.bad-option', 'exchange ddl');
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema)) return fail('system.bad-option', `--schema ${schema}`);
  process.stdout.write(exchangeDdl(schema));
  return ok(0);
});
