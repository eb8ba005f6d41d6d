import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { drillAccounts } from '../../../contract/session.ts';
import { roles, roleNames, type Role } from '../../../model/role.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { accountsOf, groupIds, oneOfEachFirst, type DrillAccount, type GroupId } from './account-groups.ts';

type DrillAccountsProps = { readonly chosen: string; readonly onChoose: (account: DrillAccount) => void };

/** Everybody of the drill, grouped by desk; a click fills the form. */
export function DrillAccounts({ chosen, onChoose }: DrillAccountsProps): ReactNode {
  const { t } = useTranslation('signIn');
  const [search, setSearch] = useState('');
  const answer = useRead(drillAccounts, {});
  const accounts = answer.data ?? [];
  const found = groupIds.map((group) => ({ group, held: accountsOf(group, accounts, search) })).filter(({ held }) => held.length > 0);
  return (
    <section className="drill-accounts" aria-label={t('accounts')}>
      <header>
        <div>
          <h2>{t('accounts')}</h2>
          <p className="quiet">{t('accounts-says')}</p>
        </div>
        <Input.Search allowClear aria-label={t('find')} placeholder={t('find')} value={search} onChange={(event) => setSearch(event.target.value)} />
      </header>
      {answer.isPending ? <Waiting rows={8} /> : null}
      {answer.isSuccess && found.length === 0 ? <Nothing says={t('none-found')} /> : null}
      <div className="drill-groups">
        {found.map(({ group, held }) => <Group key={group} group={group} accounts={held} chosen={chosen} onChoose={onChoose} />)}
      </div>
    </section>
  );
}

const shownAtFirst = 5;

function Group({ group, accounts, chosen, onChoose }: DrillAccountsProps & { readonly group: GroupId; readonly accounts: readonly DrillAccount[] }): ReactNode {
  const { t } = useTranslation('signIn');
  const [shown, setShown] = useState(shownAtFirst);
  const rest = accounts.length - shown;
  return (
    <section>
      <h3>{t(`group-${group}`)}</h3>
      <ul>
        {oneOfEachFirst(accounts).slice(0, shown).map((account) => <li key={account.login}><AccountButton account={account} on={account.login === chosen} onChoose={onChoose} /></li>)}
      </ul>
      {rest > 0 ? <Button type="link" size="small" onClick={() => setShown(shown + 20)}>{t('show-more', { count: rest })}</Button> : null}
    </section>
  );
}

const isRole = (role: string): role is Role => (roleNames as readonly string[]).includes(role);

function AccountButton({ account, on, onChoose }: { readonly account: DrillAccount; readonly on: boolean; readonly onChoose: (account: DrillAccount) => void }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  return (
    <button type="button" className={on ? 'account on' : 'account'} aria-pressed={on} data-role={account.role} data-login={account.login} onClick={() => onChoose(account)}>
      <span className="account-role">{isRole(account.role) ? roles[account.role][language] : account.role}</span>
      <span className="account-unit">{say(account.unit)}</span>
      <span className="account-name">{say(account.name)} · {say(account.title)}</span>
    </button>
  );
}
