import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../model/words.ts';
import { usePreferences } from '../app/preferences.ts';
import { useSay } from '../app/words/pick.ts';
import './basis-line.css';

/** 口径: the grey line under every number. Officials copy it, so it is one piece of text. */
export function BasisLine({ basis }: { readonly basis: Words }): ReactNode {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const say = useSay();
  const said = say(basis);
  return <p className="basis">{said.startsWith('口径') || said.startsWith('Basis') ? said : `${t('basis')}${language === 'zh' ? ':' : ': '}${said}`}</p>;
}
