import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airTargetsOfYear } from '../../../contract/air-target.ts';
import { useDoor } from '../../app/door.ts';
import { mayCall, useSession } from '../../app/session.ts';

/** From the hour to the other pages of air; the daily report and the targets (for offices that may see them) stand inside the workbench. */
export function AirLinks(): ReactNode {
  const { t } = useTranslation('air');
  const door = useDoor();
  const session = useSession();
  return (
    <p className="air-links">
      {door === '' ? <Link to="/air/daily">{t('daily')}</Link> : null}
      <Link to={`${door}/air/period`}>{t('to-period')}</Link>
      {door === '' && mayCall(airTargetsOfYear, session) ? <Link to="/air/targets">{t('to-targets')}</Link> : null}
    </p>
  );
}
