import { QuestionCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { ruleName, useStandardWords } from '../../app/words/standard-words.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { WhySteps } from '../../kit/why-steps.tsx';
import { outletName, type EmissionReply, type EmissionRow, type Figures, type OutletEmission } from './emission.ts';
import '../../kit/why-chain.css';

type WhyProps = { readonly row: EmissionRow; readonly reply: EmissionReply };
type Gap = OutletEmission['gaps'][number];
type Over = OutletEmission['overs'][number];

/** 「为什么」 of one figure: hours by the way their mass came about, then which hours were over a limit or without a value, and what rule stands for them. */
export function EmissionWhy({ row, reply }: WhyProps): ReactNode {
  const { t } = useTranslation();
  const { t: e } = useTranslation('enterprises');
  const { t: k } = useTranslation('kit');
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { figures, factor, outlet } = row;
  const place = outlet === undefined ? e('emission-firm') : outletName(outlet);
  return (
    <>
      <Button type="link" size="small" icon={<QuestionCircleOutlined />} className="why-button" onClick={() => setOpen(true)}>{t('why')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={`${say(factor.name)} · ${place} · ${reply.year}`} size={680} destroyOnHidden>
        <div className="emission-why">
          {figures.confidence === 'low' ? <p><StatusTag tone="due">{k('low-confidence')}</StatusTag></p> : null}
          {figures.permitted === undefined ? null : <p>{e('emission-permit', { ...figures.permitted, to: figures.permitted.to ?? '' })}</p>}
          <WhySteps steps={figures.steps} />
          <Rules rules={figures.rules} />
          {outlet === undefined ? <p className="quiet">{e('emission-why-firm')}</p> : <Stretches outlet={outlet} />}
          {figures.forecast === undefined ? null : <p className="quiet">{e('emission-why-forecast')}</p>}
          <BasisLine basis={reply.basis} />
        </div>
      </Drawer>
    </>
  );
}

/** Each rule by its name, with its standard and clause; those whose ground is to be checked say so. */
function Rules({ rules }: { readonly rules: Figures['rules'] }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { t: k } = useTranslation('kit');
  const say = useSay();
  const standard = useStandardWords();
  if (rules.length === 0) return null;
  const name = (id: string): string => {
    const words = ruleName(`rule.${id.split('.').slice(1).join('.')}`);
    return words === undefined ? '' : say(words);
  };
  return (
    <>
      <h3>{t('emission-rules')}</h3>
      <ul className="emission-rules">{rules.map(({ id, standard: of, clause, confidence }) => (
        <li key={id}>{name(id)} <span className="faint">{of} {standard(clause)}</span>{confidence === 'low' ? <> <StatusTag tone="due">{k('low-confidence')}</StatusTag></> : null}</li>
      ))}</ul>
    </>
  );
}

/** Which hours: stretches over a limit, and stretches without a value. */
function Stretches({ outlet }: { readonly outlet: OutletEmission }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const standard = useStandardWords();
  const rule = ({ rule: of }: Gap): string => (of === undefined ? '' : `${of.standard} ${standard(of.clause)}`);
  const what = (gap: Gap): string => (gap.reason === undefined ? t('emission-replaced') : say(gap.reason));
  const from: Column<{ readonly at: number }> = { id: 'at', title: t('emission-from'), names: true, cell: ({ at }) => moment(at, language), value: ({ at }) => moment(at, language) };
  const hours: Column<{ readonly hours: number }> = { id: 'hours', title: t('emission-hours'), number: true, cell: ({ hours: count }) => count, value: ({ hours: count }) => count };
  const mass: Column<{ readonly mass?: string }> = { id: 'mass', title: 't', number: true, cell: ({ mass: of }) => of ?? '—', value: ({ mass: of }) => (of === undefined ? undefined : Number(of)) };
  const overColumns: readonly Column<Over>[] = [from, hours, mass];
  const gapColumns: readonly Column<Gap>[] = [
    from, hours, mass, { id: 'what', title: t('emission-stands'), cell: what, value: what }, { id: 'rule', title: t('ground'), cell: (gap) => rule(gap) || '—', value: rule },
    { id: 'capture', title: t('emission-capture'), number: true, cell: ({ capture }) => capture ?? '—', value: ({ capture }) => (capture === undefined ? undefined : Number(capture)) },
  ];
  const title = (words: string, shown: number, count: number): string => `${words}${shown === count ? ` (${count})` : ` (${t('emission-newest', { shown, count })})`}`;
  return (
    <>
      <h3>{title(t('emission-over-stretches'), outlet.overs.length, outlet.oversCount)}</h3>
      <DataTable label={t('emission-over-stretches')} columns={overColumns} rows={outlet.overs} rowKey={({ at }) => String(at)} empty={t('emission-no-over')} />
      <h3>{title(t('emission-gap-stretches'), outlet.gaps.length, outlet.gapsCount)}</h3>
      <DataTable label={t('emission-gap-stretches')} columns={gapColumns} rows={outlet.gaps} rowKey={({ at }) => String(at)} empty={t('emission-no-gap')} />
      <p><Link to="/outlets/$number" params={{ number: String(outlet.point.number) }} search={{ days: 30 }}>{t('data')}</Link></p>
    </>
  );
}
