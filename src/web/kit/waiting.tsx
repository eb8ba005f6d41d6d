import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './waiting.css';

/** While something is read: the shape of what comes, and a word for screen readers. */
export function Waiting({ rows = 6 }: { readonly rows?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton active={false} title={{ width: '32%' }} paragraph={{ rows }} />
    </div>
  );
}

/** Nothing to show, said in a sentence, with what to do about it where something can be done. */
export const Nothing = ({ says, children }: { readonly says: string; readonly children?: ReactNode }): ReactNode => (
  <div className="nothing"><p>{says}</p>{children}</div>
);
