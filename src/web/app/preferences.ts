import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark' | 'system';
export type Preferences = { readonly language: Language; readonly theme: Theme };

const key = 'qingshan.preferences';
const listeners = new Set<() => void>();
let held = read();

/** Language and theme of this browser; zh and the system's theme until somebody chooses. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences, preferences);
export const preferences = (): Preferences => held;

export function prefer(change: Partial<Preferences>): void {
  held = { ...held, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(held));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  for (const listener of listeners) listener();
}

export const onPreferences = subscribe;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  try {
    const { language, theme } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
    return { language: language === 'en' ? 'en' : 'zh', theme: theme === 'light' || theme === 'dark' ? theme : 'system' };
  } catch {
    return { language: 'zh', theme: 'system' };
  }
}
