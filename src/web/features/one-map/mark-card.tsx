import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import type { Mark } from './work.ts';

/** Whom to call about it, until when, and the way to it. */
export function MarkCard({ mark }: { readonly mark: Mark }): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const say = useSay();
  const { officer, unit, due } = mark;
  return (
    <div className="mark-card">
      <h3>{say(mark.title)}</h3>
      <p><StatusTag tone={toneOf(mark.tone)}>{say(mark.state)}</StatusTag> <span className="quiet">{t(`kind-${mark.kind}`)}</span> {whyOf(mark)}</p>
      <dl>
        {unit === undefined ? null : <div><dt>{t('unit')}</dt><dd>{say(unit.name)}</dd></div>}
        <div><dt>{t('contact')}</dt><dd>{officer === undefined ? t('no-officer') : `${say(officer.name)} ${say(officer.title)}`}</dd></div>
        {officer === undefined ? null : <div><dt>{t('phone')}</dt><dd>{officer.phone === undefined ? t('no-phone') : <a href={`tel:${officer.phone}`}>{officer.phone}</a>}</dd></div>}
        {due === undefined ? null : <div><dt>{t('next')}</dt><dd>{moment(due, language)}</dd></div>}
      </dl>
      <MarkLink mark={mark} says={t('open')} />
    </div>
  );
}

/** A lead walks back through its findings; a point through the determination that drew it. */
function whyOf({ kind, id, why }: Mark): ReactNode {
  const asked = why ?? (kind === 'lead' ? id : undefined);
  return asked === undefined ? null : <WhyButton id={asked} />;
}

function MarkLink({ mark: { kind, id }, says }: { readonly mark: Mark; readonly says: string }): ReactNode {
  if (kind === 'lead' || kind === 'item') return <Link to="/case/$id" params={{ id }}>{says}</Link>;
  if (kind === 'air-station') return <Link to="/air/$number" params={{ number: id }}>{says}</Link>;
  if (kind === 'water-section') return <Link to="/water/$number" params={{ number: id }}>{says}</Link>;
  if (kind === 'noise-station') return <Link to="/noise/$number" params={{ number: id }}>{says}</Link>;
  if (kind === 'sea-buoy') return <Link to="/sea/$number" params={{ number: id }}>{says}</Link>;
  return <Link to="/outlets/$number" params={{ number: id }}>{says}</Link>;
}
