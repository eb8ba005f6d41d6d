import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { fieldRules, fieldWords } from '../../casework/field-words.ts';

/** What was given at registration, approved wording first and set apart. What later steps gave stands in the history. */
export function Content({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const fields = caseOf(view).fields ?? {};
  const said = fieldRules(type).flatMap((rule) => {
    const words = fieldWords(rule, fields[rule.id], language);
    return words === undefined || !(rule.standing === true || type.fields.some(({ id }) => id === rule.id)) ? [] : [{ rule, words }];
  });
  const verbatim = said.filter(({ rule }) => rule.kind === 'verbatim');
  const rest = said.filter(({ rule }) => rule.kind !== 'verbatim' && say(view.row.message ?? view.row.title) !== fields[rule.id]);
  // A lead says all of this in its message and its ground.
  if (said.length === 0 || view.row.message !== undefined) return null;
  return (
    <section className="sheet case-block">
      <h2>{t('content')}</h2>
      {verbatim.map(({ rule, words }) => <figure key={rule.id} className="case-verbatim"><figcaption>{say(rule.title)}</figcaption><blockquote>{words}</blockquote>{view.covered?.some(({ field }) => field === rule.id) === true
        ? <p className="quiet">{t('covered')}</p> : null}</figure>)}
      <dl className="case-fields">{rest.map(({ rule, words }) => <div key={rule.id} className={words.length > 40 ? 'wide' : undefined}><dt>{say(rule.title)}</dt><dd>{words}</dd></div>)}</dl>
    </section>
  );
}

/** What the approval sheet will say: completion, self-check, and the opinions of those above as they stand. */
export function Opinions({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const { sheet } = type;
  const fields = caseOf(view).fields ?? {};
  const asked = sheet === undefined ? [] : [sheet.completion, sheet.selfCheck, ...sheet.opinions];
  const said = fieldRules(type).filter(({ id }) => asked.includes(id)).flatMap((rule) => {
    const words = fieldWords(rule, fields[rule.id], language);
    return words === undefined ? [] : [{ rule, words }];
  });
  if (said.length === 0) return null;
  return (
    <section className="sheet case-block">
      <h2>{t('opinions')}</h2>
      <dl className="case-fields">{said.map(({ rule, words }) => <div key={rule.id} className="wide"><dt>{say(rule.title)}</dt><dd>{words}</dd></div>)}</dl>
    </section>
  );
}
