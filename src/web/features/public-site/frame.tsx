import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../app/session.ts';
import { Choices } from '../../app/shell/choices.tsx';
import { DrillStrip } from '../../app/shell/drill-mark.tsx';
import { WorldClock } from '../../app/shell/world-clock.tsx';
import { useSay } from '../../app/words/pick.ts';
import '../../app/shell/top-bar.css';
import './frame.css';

/** The citizens' door: bar, sections, one page, foot. No session is read and nothing asks for one. */
export function PublicFrame(): ReactNode {
  const { t } = useTranslation('publicSite');
  const { t: app } = useTranslation();
  const say = useSay();
  const status = useStatus();
  return (
    <div className="public">
      <header className="top">
        <a className="skip" href="#content">{app('skip')}</a>
        <div className="top-bar">
          <Link to="/public" className="brand"><img src="/mark.svg" alt="" width="26" height="26" /><strong>{app('brand')}</strong><span>{status === undefined ? '' : `${say(status.name)} · ${t('site')}`}</span></Link>
          <WorldClock />
          <Choices />
          <Link to="/sign-in" className="officer-door">{t('officer-door')}</Link>
        </div>
        <DrillStrip />
      </header>
      <nav className="public-nav" aria-label={t('nav')}>
        <Link to="/public" activeOptions={{ exact: true, includeSearch: false }} activeProps={{ className: 'on' }}>{t('nav-near')}</Link>
        <Link to="/public/items" activeProps={{ className: 'on' }}>{t('nav-items')}</Link>
        <Link to="/public/complaints" activeProps={{ className: 'on' }}>{t('nav-complaints')}</Link>
        <Link to="/public/good-cases" activeProps={{ className: 'on' }}>{t('nav-good-cases')}</Link>
        <Link to="/public/air" activeProps={{ className: 'on' }}>{t('nav-air')}</Link>
        <Link to="/public/water" activeProps={{ className: 'on' }}>{t('nav-water')}</Link>
        <Link to="/public/noise" activeProps={{ className: 'on' }}>{t('nav-noise')}</Link>
        <Link to="/public/sea" activeProps={{ className: 'on' }}>{t('nav-sea')}</Link>
        <Link to="/public/standards" activeProps={{ className: 'on' }}>{t('nav-standards')}</Link>
        <Link to="/public/checkpoints" activeProps={{ className: 'on' }}>{t('nav-check')}</Link>
      </nav>
      <main id="content" className="public-main" tabIndex={-1}><Outlet /></main>
      <footer className="public-foot"><p>{t('foot')}</p><p><a href="/api/openapi.json">{t('foot-api')}</a> · <a href="/ogc/features/api.html">{t('foot-map')}</a></p></footer>
    </div>
  );
}
