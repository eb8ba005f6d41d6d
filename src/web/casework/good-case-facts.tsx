import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { goodCase } from '../../contract/good-case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { usePreferences } from '../app/preferences.ts';
import { longDay } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { StatusTag } from '../kit/status-tag.tsx';
import { fieldRules } from './field-words.ts';

type File = Static<typeof goodCase.reply>;
type Figure = File['figures'][number];
type Reuse = File['reuses'][number];
const tones = { 'agrees': 'ok', 'other-unit': 'due', 'none': 'late' } as const;

/** Every number of the text beside what the ledger says; whoever checks reads this, and it stays as it was checked. */
export function GoodCaseFigures({ file, type }: { readonly file: File; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('goodCases');
  const { language } = usePreferences();
  const say = useSay();
  const { figures, checkedAt, checkedBy = '' } = file;
  const titleOf = (id: string): string => { const rule = fieldRules(type).find((one) => one.id === id); return rule === undefined ? id : say(rule.title); };
  const besideWords = ({ ledger }: Figure): string => ledger.map(({ number, unit, source, says }) => `${t(`source-${source}`)} ${number}${unit}(${says})`).join('; ');
  const columns: readonly Column<Figure>[] = [
    { id: 'stated', title: t('stated'), names: true, cell: ({ stated, unit }) => <><b>{stated}</b>{unit}</>, value: ({ stated, unit }) => `${stated}${unit}` },
    { id: 'where', title: t('where'), cell: ({ field }) => titleOf(field), value: ({ field }) => titleOf(field) },
    { id: 'ledger', title: t('ledger'), cell: besideWords, value: besideWords },
    { id: 'verdict', title: t('verdict'), width: 160, cell: ({ verdict }) => <StatusTag tone={tones[verdict]}>{t(verdict)}</StatusTag>, value: ({ verdict }) => t(verdict) },
  ];
  return (
    <section className="sheet case-block flush">
      <h2>{t('figures')}<span className="faint">{checkedAt === undefined ? t('figures-now') : t('figures-checked', { day: longDay(checkedAt, language), by: checkedBy })}</span></h2>
      <DataTable label={t('figures')} columns={columns} rows={figures} rowKey={(one) => `${figures.indexOf(one)}`} empty={t('figures-none')} />
    </section>
  );
}

/** Where the measures went, and how those items did. */
export function GoodCaseReuses({ file }: { readonly file: File }): ReactNode {
  const { t } = useTranslation('goodCases');
  const { language } = usePreferences();
  const say = useSay();
  const kept = ({ kept: all, verified }: Reuse): string => t('reuse-kept', { kept: all, verified });
  const columns: readonly Column<Reuse>[] = [
    { id: 'item', title: t('reuse-item'), names: true, cell: ({ item, number }) => (item === undefined ? number : <Link to="/case/$id" params={{ id: item }}>{number}</Link>), value: ({ number }) => number },
    { id: 'unit', title: t('unit'), cell: ({ unit }) => say(unit.name), value: ({ unit }) => say(unit.name) },
    { id: 'at', title: t('reuse-at'), cell: ({ at }) => longDay(at, language), value: ({ at }) => longDay(at, language) },
    { id: 'kept', title: t('reuse-measures'), cell: kept, value: kept },
    { id: 'state', title: t('reuse-state'), cell: ({ stateTitle, closed }) => <StatusTag tone={closed ? 'ok' : 'neutral'}>{say(stateTitle)}</StatusTag>, value: ({ stateTitle }) => say(stateTitle) },
    { id: 'rebounds', title: t('reuse-rebounds'), number: true, cell: ({ rebounds }) => rebounds, value: ({ rebounds }) => rebounds },
  ];
  return (
    <section className="sheet case-block flush">
      <h2>{t('reuses')}</h2>
      <DataTable label={t('reuses')} columns={columns} rows={file.reuses} rowKey={({ at, number }) => `${number} ${at}`} empty={t('reuse-none')} />
    </section>
  );
}
