import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './paper.css';

/** One sheet of A4 on the screen and from the printer. `foot`: QR code, digest, time. */
export function Paper({ title, number, children, foot }: { readonly title: string; readonly number?: string; readonly children: ReactNode; readonly foot?: ReactNode }): ReactNode {
  return (
    <article className="paper">
      <header>
        <h2>{title}</h2>
        {number === undefined ? null : <p>{number}</p>}
      </header>
      {children}
      {foot === undefined ? null : <footer>{foot}</footer>}
    </article>
  );
}

export function PrintButton(): ReactNode {
  const { t } = useTranslation();
  return <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>;
}
