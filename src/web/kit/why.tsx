import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { why } from '../../contract/point.ts';
import { useRead } from '../app/query.ts';
import { Refused } from '../app/shell/dead-ends.tsx';
import { Waiting } from './waiting.tsx';
import { WhyChain } from './why-chain.tsx';

/** 「为什么」 beside a number or a verdict: opens the chain from it down to the raw bytes. */
export function WhyButton({ id, small = true }: { readonly id: string; readonly small?: boolean }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size={small ? 'small' : 'middle'} icon={<QuestionCircleOutlined />} className="why-button no-print" onClick={() => setOpen(true)}>{t('why')}</Button>
      <WhyDrawer id={open ? id : undefined} onClose={() => setOpen(false)} />
    </>
  );
}

/** The chain beside the page while `id` names something; `children` stand above it. */
export function WhyDrawer({ id, onClose, title, children }: { readonly id: string | undefined; readonly onClose: () => void; readonly title?: string; readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <Drawer open={id !== undefined} onClose={onClose} title={title ?? t('why-title')} size={620} destroyOnHidden>
      {children}
      {id === undefined ? null : <WhyAnswer id={id} />}
    </Drawer>
  );
}

function WhyAnswer({ id }: { readonly id: string }): ReactNode {
  const answer = useRead(why, { params: { id } });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <WhyChain chain={answer.data.chain} />;
}
