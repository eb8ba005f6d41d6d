import { faults } from '../../basis/fault.ts';
import { FaultError } from './client.ts';
import type { Language } from './preferences.ts';

/** What the page says when something was refused: the catalogue's words for the code, with what it is about. */
export function faultWords(error: unknown, language: Language): string {
  if (!(error instanceof FaultError)) return faults['system.internal'][language];
  const said = faults[error.fault][language];
  if (error.detail === '') return said;
  return language === 'zh' ? `${said}(${error.detail})` : `${said} (${error.detail})`;
}
