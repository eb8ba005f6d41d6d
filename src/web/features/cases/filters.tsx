import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Input } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { caseSummary } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useSay } from '../../app/words/pick.ts';

const from = '/workbench/cases/$programme/$noun';

/** State, words and open-only stand in the address, so that a list can be sent to somebody. */
export function Filters({ type, counts }: { readonly type: CaseType; readonly counts: Static<typeof caseSummary.reply>['counts'] }): ReactNode {
  const { t } = useTranslation('cases');
  const say = useSay();
  const search = useSearch({ from });
  const navigate = useNavigate({ from: '/cases/$programme/$noun' });
  const ofState = (state: string): number => counts.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
  const [programme = '', noun = ''] = type.id.split('/');
  const { state: _state, ...withoutState } = search;
  const states = [{ id: undefined, title: t('all'), figure: counts.reduce((sum, row) => sum + row.count, 0) }, ...Object.entries(type.states).map(([id, { title }]) => ({ id, title: say(title), figure: ofState(id) }))];
  return (
    <div className="filters">
      <ul aria-label={t('states')}>
        {states.map(({ id, title, figure }) => (
          <li key={id ?? ''}>
            <Link to="/cases/$programme/$noun" params={{ programme, noun }} search={id === undefined ? withoutState : { ...withoutState, state: id }} className={search.state === id ? 'on' : ''}>{title} <b>{figure}</b></Link>
          </li>
        ))}
      </ul>
      <div className="filters-words">
        <Checkbox checked={search.open === true} onChange={(event) => void navigate({ search: ({ open: _open, ...rest }) => (event.target.checked ? { ...rest, open: true } : rest) })}>{t('open-only')}</Checkbox>
        <Input.Search
          allowClear aria-label={t('find')} placeholder={t('find')} defaultValue={search.text ?? ''}
          onSearch={(words) => void navigate({ search: ({ text: _text, ...rest }) => (words.trim() === '' ? rest : { ...rest, text: words.trim() }) })}
        />
      </div>
    </div>
  );
}
