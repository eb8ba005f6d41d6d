import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { diffStandards, listStandards } from '../../../contract/standard.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { Changes } from './changes.tsx';
import { DayInput } from './parts.tsx';
import './page.css';

/** The two steps of GB 3095-2026; offered, not used in any judgement. */
const presets = [{ from: '2026-02-28', to: '2026-03-01' }, { from: '2030-12-31', to: '2031-01-01' }] as const;

type Asked = { readonly from?: string; readonly to?: string; readonly before?: string; readonly after?: string };

/** What changes between two days, or between two editions of one family. */
export function ChangesPage(): ReactNode {
  const { t } = useTranslation('standards');
  const door = useDoor();
  const navigate = useNavigate();
  const { from = presets[0].from, to = presets[0].to, before, after } = useSearch({ strict: false });
  const go = (search: Asked): void => void navigate({ to: `${door}/standards/changes`, search, replace: true });
  const byEditions = before !== undefined;
  const ready = !byEditions || (after !== undefined && after !== '');
  return (
    <>
      <header className="page-head">
        <div><Link to={`${door}/standards`} className="back-link">{t('all')}</Link><h1>{t('changes-title')}</h1><p>{t('changes-says')}</p></div>
        <Segmented aria-label={t('mode')} value={byEditions ? 'editions' : 'days'} options={[{ value: 'days', label: t('by-days') }, { value: 'editions', label: t('by-editions') }]}
          onChange={(mode) => go(mode === 'days' ? { from, to } : { before: 'GB 3095-2012', after: 'GB 3095-2026' })} />
      </header>
      {byEditions ? <EditionPick before={before} after={after} onPick={go} /> : (
        <div className="standards-filter">
          <DayInput label={t('day-before')} day={from} onDay={(day) => go({ from: day, to })} />
          <DayInput label={t('day-after')} day={to} onDay={(day) => go({ from, to: day })} />
          {presets.map((preset) =>
            <Button key={preset.from} size="small" type={preset.from === from && preset.to === to ? 'primary' : 'default'} onClick={() => go(preset)}>{t('preset', preset)}</Button>)}
        </div>
      )}
      {ready ? <Answer asked={byEditions ? { before, after: after ?? '' } : { from, to }} /> : <div className="sheet"><Nothing says={t('choose-editions')} /></div>}
    </>
  );
}

function Answer({ asked }: { readonly asked: Asked }): ReactNode {
  const answer = useRead(diffStandards, { query: asked });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <Changes changes={answer.data} />;
}

/** Two editions of one family: the newer one is offered among those of the older one's family. */
function EditionPick({ before, after, onPick }: {
  readonly before: string; readonly after: string | undefined; readonly onPick: (asked: Asked) => void }): ReactNode {
  const { t } = useTranslation('standards');
  const lines = useRead(listStandards, { query: {} }).data ?? [];
  const several = [...Map.groupBy(lines, ({ family }) => family).values()].filter((held) => held.length > 1).flat();
  const family = several.find(({ standard }) => standard === before)?.family;
  const choice = ({ standard }: { readonly standard: string }): { readonly value: string; readonly label: string } =>
    ({ value: standard, label: standard });
  return (
    <div className="standards-filter">
      <label>{t('edition-before')} <Select value={before} options={several.map(choice)} onChange={(next: string) =>
        onPick({ before: next })} style={{ minWidth: 200 }} /></label>
      <label>{t('edition-after')} <Select value={after ?? null} options={several.filter((line) =>
        line.family === family && line.standard !== before).map(choice)} onChange={(next: string) => onPick({ before, after: next })} style={{ minWidth: 200 }} /></label>
    </div>
  );
}
