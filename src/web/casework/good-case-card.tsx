import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodCaseRow } from '../../contract/good-case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { share } from '../app/number-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { useSay } from '../app/words/pick.ts';
import { StatusTag } from '../kit/status-tag.tsx';
import { fieldRules, fieldWords } from './field-words.ts';
import './good-case.css';

type Row = Static<typeof GoodCaseRow>;
/** What stands as a tag, and what belongs to the item. */
const aside = new Set(['problemType', 'problem', 'itemNumber', 'withdrawnBecause', 'reuseCount']);

/** One case as it is offered: title, why it is offered, before and after, method, and the measures that would be copied. */
export function GoodCaseCard({ row, type, linked = true, children }: { readonly row: Row; readonly type: CaseType; readonly linked?: boolean; readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation('goodCases');
  const say = useSay();
  return (
    <article className="sheet good-case">
      <header>
        <h2>{linked ? <Link to="/good-cases/$id" params={{ id: row.id }}>{say(row.title)}</Link> : say(row.title)}</h2>
        <p className="good-case-tags">
          <StatusTag tone={row.withdrawn ? 'late' : 'ok'}>{say(row.stateTitle)}</StatusTag><KindWords fields={row.fields} type={type} />
          <span>{say(row.region.name)}</span><span>{row.number}</span><span>{row.reuseCount === 0 ? t('reuse-none') : t('reuse-count', { count: row.reuseCount })}</span>
        </p>
      </header>
      {row.alike === undefined ? null : <Alike alike={row.alike} />}
      <Told fields={row.fields} type={type} />
      {row.measures.length === 0 ? null : (
        <>
          <h3>{t('measures')}</h3>
          <ul className="good-case-measures">
            {row.measures.map(({ what, quantity, unit, works }) => <li key={`${what} ${quantity}`}>{what} <b>{quantity} {unit}</b>{works ? <small className="faint"> {t('works')}</small> : null}</li>)}
          </ul>
        </>
      )}
      {children === undefined ? null : <footer className="no-print">{children}</footer>}
    </article>
  );
}

/** The problem as it was fed back, then before and after side by side and the rest. */
export function Told({ fields, type }: { readonly fields: Row['fields']; readonly type: CaseType }): ReactNode {
  const { language } = usePreferences();
  const say = useSay();
  const said = fieldRules(type).flatMap((rule) => {
    const words = aside.has(rule.id) ? undefined : fieldWords(rule, fields[rule.id], language);
    return words === undefined ? [] : [{ rule, words }];
  });
  return (
    <>
      {fields['problem'] === undefined ? null : <blockquote className="good-case-problem">{fields['problem']}</blockquote>}
      <dl className="good-case-told">{said.map(({ rule, words }) => <div key={rule.id}><dt>{say(rule.title)}</dt><dd>{words}</dd></div>)}</dl>
    </>
  );
}

export function KindWords({ fields, type }: { readonly fields: Row['fields']; readonly type: CaseType }): ReactNode {
  const { language } = usePreferences();
  const rule = fieldRules(type).find(({ id }) => id === 'problemType');
  const words = rule === undefined ? undefined : fieldWords(rule, fields['problemType'], language);
  return words === undefined ? null : <span>{words}</span>;
}

function Alike({ alike: { share: part, words, passages } }: { readonly alike: NonNullable<Row['alike']> }): ReactNode {
  const { t } = useTranslation('goodCases');
  const { language } = usePreferences();
  const [comma, pause] = language === 'zh' ? ['、', ';'] : [', ', '; '];
  return (
    <p className="good-case-alike">
      <b>{t('alike', { share: share(part, 1, language) })}</b>
      {words.length === 0 ? null : <span>{t('alike-words', { words: words.join(comma) })}</span>}
      {passages.length === 0 ? null : <span>{t('alike-passages', { passages: passages.map((one) => `「${one}」`).join(pause) })}</span>}
    </p>
  );
}
