import type { Static } from 'typebox';
import { useTranslation } from 'react-i18next';
import type { DeviceHealthView } from '../../../contract/device.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { duration } from './duration.ts';

export type Health = Static<typeof DeviceHealthView>;
export type Figures = {
  readonly line: (health: Health) => string; readonly moment: (at: number | undefined) => string; readonly drift: (health: Health) => string;
  readonly missing: (health: Health) => string; readonly refused: (health: Health) => number;
};

/** The figures of a logger as text, the same on the board and on its page; what was not computed is said, never shown as zero. */
export function useFigures(): Figures {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  return {
    line: ({ connected }) => t(connected ? 'yes-connected' : 'not-connected'),
    moment: (at) => (at === undefined ? t('unknown') : shortMoment(at, language)),
    drift: ({ drift }) => {
      if (drift === undefined) return t('drift-none');
      const [n, unit] = duration(drift.ms);
      return t(drift.ms < 0 ? 'drift-slow' : 'drift-fast', { time: t(unit, { n }) });
    },
    missing: ({ hours: { missing, due } }) => t('missing-of', { missing, due }),
    refused: ({ refused }) => refused.reduce((sum, { count }) => sum + count, 0),
  };
}
