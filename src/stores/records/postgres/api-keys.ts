import type { ApiKeyReader, ApiKeyWriter } from '../../../flow/ports/api-keys.ts';
import type { ApiKey } from '../../../model/api-key.ts';
import type { Run, Transaction } from './database.ts';

type Row = { readonly body: ApiKey; readonly used_at: number | null };
const keyOf = ({ body, used_at: usedAt }: Row): ApiKey => (usedAt === null ? body : { ...body, usedAt });
const columns = ['body', 'used_at'] as const;

export const keyReads = (run: Run): ApiKeyReader => ({
  apiKeys: () => run(async (records) => (await records.selectFrom('api_keys').select(columns).orderBy('id', 'desc').execute()).map(keyOf)),
  apiKey: (id) => run(async (records) => {
    const row = await records.selectFrom('api_keys').select(columns).where('id', '=', id).executeTakeFirst();
    return row && keyOf(row);
  }),
  apiKeyByHash: (hash) => run(async (records) => {
    const row = await records.selectFrom('api_keys').select(columns).where('hash', '=', hash).executeTakeFirst();
    return row && keyOf(row);
  }),
});

export const keyWrites = (records: Transaction): ApiKeyWriter => ({
  async putApiKey({ usedAt: _usedAt, ...key }) {
    const body = JSON.stringify(key);
    await records.insertInto('api_keys').values({ id: key.id, hash: key.hash, body, used_at: null })
      .onConflict((met) => met.column('id').doUpdateSet({ hash: key.hash, body })).execute();
  },
  async apiKeyUsed(id, at) {
    await records.updateTable('api_keys').set({ used_at: at }).where('id', '=', id).execute();
  },
});
