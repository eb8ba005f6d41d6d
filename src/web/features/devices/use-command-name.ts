import { useTranslation } from 'react-i18next';
import type { CommandKind } from '../../../model/command-form.ts';

/** Name of a command: the standard's, and where one code asks two things, which of them. */
export function useCommandName(): (kind: CommandKind, standardName: string) => string {
  const { t } = useTranslation('devices');
  return (kind, standardName) => (kind === 'site-log' || kind === 'site-information' ? t(`name-${kind}`, { name: standardName }) : kind === 'realtime-start' || kind === 'plant-start' ? t('name-start', { name: standardName }) : standardName);
}
