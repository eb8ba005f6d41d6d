import { faults, faultSays } from '../../basis/fault.ts';
import { FaultError } from './client.ts';
import type { Language } from './preferences.ts';

/** What the page says when something was refused: the catalogue's words for the code, with what it is about. */
export function faultWords(error: unknown, language: Language): string {
  if (!(error instanceof FaultError)) return faults['system.internal'][language];
  const { [language]: said, placed } = faultSays(error.fault, error.detail);
  if (error.detail === '' || placed) return said;
  return language === 'zh' ? `${said}(${error.detail})` : `${said} (${error.detail})`;
}
