import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { onPreferences, preferences, type Language } from '../preferences.ts';
import type { Resources } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    keySeparator: false;
    nsSeparator: false;
    resources: Resources;
  }
}

const load = async (language: Language): Promise<Resources> =>
  language === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en;

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
  await i18next.changeLanguage(language);
  markPage(language);
}

function markPage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
