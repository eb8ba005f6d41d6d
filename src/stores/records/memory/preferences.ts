import type { PreferenceReader, PreferenceWriter } from '../../../flow/ports/preferences.ts';
import type { PersonPreferences } from '../../../model/preferences.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export function preferenceReads({ viewer, state }: Look): PreferenceReader {
  const all = (): readonly PersonPreferences[] => (viewer.scope === 'all' ? [...state().preferences.values()] : []);
  return {
    preferences: async (person) => all().find((one) => one.person === person),
    mailablePreferences: async (persons) => all().filter(({ person, mail }) => mail.address !== undefined
      && (persons?.includes(person) ?? true))
      .sort((a, b) => ascending(a.person, b.person)),
  };
}

export function preferenceWrites({ viewer, state }: Look): PreferenceWriter {
  const mayWrite = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of preferences'); };
  const put = (person: string, part: Partial<PersonPreferences>): PersonPreferences => {
    mayWrite();
    const next = { ...(state().preferences.get(person) ?? { person, mail: {}, tries: 0 }), ...part };
    state().preferences.set(person, next);
    return next;
  };
  return {
    putPreferences: async (person, wish) => void put(person, { wish }),
    putMailAddress: async (person, mail) => void put(person, { mail, tries: 0 }),
    countTry: async (person) => {
      mayWrite();
      const held = state().preferences.get(person);
      return held === undefined ? undefined : put(person, { tries: held.tries + 1 });
    },
    endDigest: async (person, day) => {
      mayWrite();
      const { digestDay = '' } = state().preferences.get(person) ?? {};
      if (digestDay >= day) return false;
      put(person, { digestDay: day });
      return true;
    },
  };
}
