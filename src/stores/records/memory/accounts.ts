import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { legible } from '../legible.ts';
import { ascending, type Look } from './state.ts';

type AccountReads = Pick<RecordReader, 'account' | 'accounts' | 'session' | 'audit'>;
type AccountWrites = Pick<RecordWriter, 'putAccount' | 'putSession' | 'endSession' | 'putAudit'>;

export const accountReads = ({ state }: Look): AccountReads => ({
  account: async (login) => [...state().accounts.values()].find((account) => account.login === login),
  accounts: async () => [...state().accounts.values()].sort((a, b) => ascending(a.login, b.login)),
  session: async (tokenHash) => state().sessions.get(tokenHash),
  async audit({ before, limit }) {
    const entries = [...state().audit.entries()].filter(([, entry]) => before === undefined || entry.at < before);
    return entries.sort(([first, a], [second, b]) => b.at - a.at || second - first).slice(0, limit).map(([, entry]) => entry);
  },
});

export const accountWrites = ({ state }: Look): AccountWrites => ({
  async putAccount(account) {
    if ([...state().accounts.values()].some((other) => other.login === account.login && other.id !== account.id)) {
      throw new Error(`login ${account.login} belongs to another account`);
    }
    state().accounts.set(account.id, account);
  },
  async putSession(session) {
    state().sessions.set(session.tokenHash, session);
  },
  async endSession(tokenHash) {
    state().sessions.delete(tokenHash);
  },
  async putAudit(entries) {
    for (const entry of entries) {
      state().audit.set(state().audit.size, { ...entry, subject: legible(entry.subject), actor: legible(entry.actor) });
    }
  },
});
