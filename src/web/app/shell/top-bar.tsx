import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useStatus } from '../session.ts';
import { useSay } from '../words/pick.ts';
import { Choices } from './choices.tsx';
import { DrillStrip } from './drill-mark.tsx';
import { OfficeMenu } from './office-menu.tsx';
import { WorldClock } from './world-clock.tsx';
import './top-bar.css';

/** The bar that every page shares, with the drill strip under it. `children` stands before the brand (the menu button of a phone). */
export function TopBar({ children }: { readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const say = useSay();
  const status = useStatus();
  const session = useSession();
  return (
    <header className="top">
      <a className="skip" href="#content">{t('skip')}</a>
      <div className="top-bar">
        {children}
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" width="26" height="26" />
          <strong>{t('brand')}</strong>
          <span>{status === undefined ? '' : say(status.name)}</span>
        </Link>
        <WorldClock />
        <Choices />
        {session === null ? null : <OfficeMenu session={session} />}
      </div>
      <DrillStrip />
    </header>
  );
}
