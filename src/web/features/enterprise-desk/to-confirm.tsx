import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { marksToConfirm } from '../../../contract/data-mark.ts';
import { hourMs } from '../../../basis/time.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useClauseWords } from '../../app/words/clause-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { flagWords } from '../../kit/reading-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Answer = Static<typeof marksToConfirm.reply>;
type Row = Answer['rows'][number];
const tones = { exceeds: 'late', undeterminable: 'due', flagged: 'due', missing: 'review' } as const;

/** 标记待确认: hours that the firm should look at before the deadline, the shortest time left first. */
export function ToConfirm({ unit }: { readonly unit: string }): ReactNode {
  const { t } = useTranslation('desk');
  const answer = useRead(marksToConfirm, { query: { enterprise: unit } }, { everyMs: 15_000, enabled: unit !== '' });
  const rows = answer.data?.rows ?? [];
  return (
    <section className="desk-duties" aria-label={t('confirm')}>
      <h2>{t('confirm')}{rows.length === 0 ? null : <span className="quiet">{t('confirm-says',
        { count: rows.length })}</span>} <Link to="/data-marks" className="desk-marks">{t('confirm-all')}</Link></h2>
      {answer.isPending ? <Waiting rows={3} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : rows.length === 0 ? <p className="quiet">{t('confirm-none')}</p> : (
        <div className="sheet"><ul className="desk-confirm">{rows.map((row) => <One key={`${row.point.number} ${row.kind} ${row.from}`} row={row} />)}</ul><Clause answer={answer.data} /></div>
      )}
    </section>
  );
}

function One({ row }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('desk');
  const { language } = usePreferences();
  const say = useSay();
  const now = useWorldMinute();
  const { point, kind, factors, flags, from, to, deadline } = row;
  const names = listed(say, factors.map(({ name }) => say(name)));
  const said = listed(say, flags.map((flag) => `${flag} ${say(flagWords[flag] ?? { zh: '', en: '' })}`.trim()));
  const search = { point: point.number, since: from, until: to,
    ...(factors.length === 0 ? {} : { factors: factors.map(({ code }) => code).join() }) };
  return (
    <li>
      <div>
        <h3><StatusTag tone={tones[kind]}>{t(`confirm-${kind}`)}</StatusTag> <Link to="/outlets/$number" params={{ number: String(point.number) }} search={{ days: 7 }}>{say(point.name)}</Link></h3>
        <p>{t('confirm-span', { from: shortMoment(from, language), to: shortMoment(to, language),
          hours: (to - from) / hourMs })}{names === '' ? '' : ` · ${names}`}{said === '' ? '' : ` · ${said}`}</p>
      </div>
      <ClockTag clock={{ due: deadline, remaining: Math.max(0, Math.floor((deadline - now) / hourMs)), unit: 'hour',
        overdue: deadline <= now }} />
      <Link to="/data-marks" search={search} className="desk-mark" aria-label={`${t('confirm-do')} ${say(point.name)} ${shortMoment(from, language)}`}>{t('confirm-do')}</Link>
    </li>
  );
}

function Clause({ answer: { deadline, unmarked } }: { readonly answer: Answer }): ReactNode {
  const { t } = useTranslation('desk');
  const { t: k } = useTranslation('kit');
  const write = useClauseWords();
  const low = deadline.confidence === 'low' || unmarked.confidence === 'low';
  return (
    <p className="duty-clause desk-confirm-clause"><b>{t('clause')}</b> {t('confirm-clause')} {deadline.standard} {write(deadline.clause)}{low ? <> <StatusTag tone="due">{k('low-confidence')}</StatusTag></> : null}</p>
  );
}
