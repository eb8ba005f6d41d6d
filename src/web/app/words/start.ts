import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { onPreferences, preferences, type Language } from '../preferences.ts';
import type { FirstWords, LaterWords, Resources } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    keySeparator: false;
    nsSeparator: false;
    resources: Resources;
  }
}

const load = async (language: Language): Promise<FirstWords> =>
  language === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en;
const loadLater = async (language: Language): Promise<LaterWords> =>
  language === 'zh' ? (await import('./zh-later.ts')).zhLater : (await import('./en-later.ts')).enLater;

let asked = false;

/** The words of the pages beyond the first ones; from then on a change of language brings both. */
export async function laterWords(): Promise<void> {
  asked = true;
  await addLater(preferences().language);
}

async function addLater(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'air')) return;
  for (const [room, words] of Object.entries(await loadLater(language))) i18next.addResourceBundle(language, room, words);
}

/** Loads the words of the language that is on; the other is fetched when somebody asks for it. */
export async function startWords(): Promise<void> {
  const { language } = preferences();
  await i18next.use(initReactI18next).init({
    lng: language, fallbackLng: false, defaultNS: 'app', keySeparator: false, nsSeparator: false,
    interpolation: { escapeValue: false }, react: { useSuspense: false }, resources: { [language]: await load(language) },
  });
  markPage(language);
  onPreferences(() => void change(preferences().language));
}

async function change(language: Language): Promise<void> {
  if (i18next.language === language) return;
  if (!i18next.hasResourceBundle(language, 'app')) {
    for (const [room, words] of Object.entries(await load(language))) i18next.addResourceBundle(language, room, words);
  }
  if (asked) await addLater(language);
  await i18next.changeLanguage(language);
  markPage(language);
}

function markPage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
