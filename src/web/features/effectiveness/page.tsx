import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useWorldMinute } from '../../app/session.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { AppealsPart } from './appeals-part.tsx';
import { LeaguePart } from './league-part.tsx';
import { RatesPart } from './rates-part.tsx';
import type { EffectSearch, Go } from './search.ts';
import { TodayPart } from './today-part.tsx';
import { useWords } from './use-words.ts';
import './page.css';

const tabs = ['rates', 'league', 'today', 'appeals'] as const;

/** Screen 13 传输有效率与设备运维考核. */
export function EffectivenessPage(): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const now = useWorldMinute();
  const search: EffectSearch = useSearch({ strict: false });
  const tab = tabs.find((one) => one === search.tab) ?? 'rates';
  const go: Go = (change) => void navigate({
    to: '/effectiveness', replace: true,
    search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '')),
  });
  const part = { search, go, now };
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        <Segmented aria-label={t('title')} value={tab} onChange={(next) => go({ tab: next })} options={tabs.map((one) => ({ value: one,
          label: t(`tab-${one}`) }))} />
      </header>
      {now === 0 ? <Waiting rows={10} /> : null}
      {now > 0 && tab === 'rates' ? <RatesPart {...part} /> : null}
      {now > 0 && tab === 'league' ? <LeaguePart {...part} /> : null}
      {now > 0 && tab === 'today' ? <TodayPart {...part} /> : null}
      {tab === 'appeals' ? <AppealsPart /> : null}
    </>
  );
}
