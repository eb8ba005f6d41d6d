import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../model/finding.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay, moment } from '../../app/time-words.ts';
import { useClauseWords } from '../../app/words/clause-words.ts';
import type { View } from '../../casework/case-view.ts';
import { shownValue } from '../../kit/shown-value.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';

/** 判定依据: hour or day mean, measured and compared value, limit with standard and clause, and why. */
export function Findings({ view }: { readonly view: View }): ReactNode {
  const { t } = useTranslation('caseFile');
  const findings = view.findings.toSorted((a, b) => b.at - a.at);
  if (findings.length === 0) return null;
  return <section className="sheet case-block"><h2>{t('findings')}</h2>{findings.slice(0, 5).map((finding) => <OneFinding key={finding.id} finding={finding} />)}</section>;
}

function OneFinding({ finding }: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const write = useClauseWords();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('column-time'), `${finding.period === 'day' ? longDay(finding.at, language) : moment(finding.at, language)} ${t(`finding-${finding.period}`)}`],
    ...(finding.measured === undefined ? [] : [[t('finding-measured'), `${shownValue(finding.measured)} ${finding.unit}`] as const]),
    [t('finding-value'), <b key="value" className="case-over">{shownValue(finding.value)} {finding.unit}</b>],
    [t('finding-limit'), `${finding.limit} ${finding.unit}`],
    ...(finding.timesOver === undefined ? [] : [[t('finding-times'), t('times', { value: finding.timesOver })] as const]),
    [t('finding-standard'), `${finding.standard} ${write(finding.clause)}`],
  ];
  return (
    <div className="case-finding">
      <dl className="case-fields">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <p>
        {finding.withdrawnAt === undefined ? null : <StatusTag tone="neutral">{t('finding-withdrawn')}</StatusTag>}
        {finding.confidence === 'low' ? <StatusTag tone="due">{k('low-confidence')}</StatusTag> : null}
        <WhyButton id={finding.id} />
      </p>
    </div>
  );
}
