import type { ApiKeyReader, ApiKeyWriter } from '../../../flow/ports/api-keys.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export function keyReads({ viewer, state }: Look): ApiKeyReader {
  const all = () => (viewer.scope === 'all' || viewer.role === 'system-admin' ? [...state().apiKeys.values()] : []);
  return {
    apiKeys: async () => all().sort((a, b) => ascending(b.id, a.id)),
    apiKey: async (id) => all().find((key) => key.id === id),
    apiKeyByHash: async (hash) => all().find((key) => key.hash === hash),
  };
}

export function keyWrites({ viewer, state }: Look): ApiKeyWriter {
  const mayWrite = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of api_keys'); };
  return {
    async putApiKey({ usedAt: _usedAt, ...key }) {
      mayWrite();
      if ([...state().apiKeys.values()].some(({ id, hash }) => hash === key.hash && id !== key.id)) throw new Error('this key is held under another id');
      const used = state().apiKeys.get(key.id)?.usedAt;
      state().apiKeys.set(key.id, used === undefined ? key : { ...key, usedAt: used });
    },
    async apiKeyUsed(id, at) {
      mayWrite();
      const key = state().apiKeys.get(id);
      if (key !== undefined) state().apiKeys.set(id, { ...key, usedAt: at });
    },
  };
}
