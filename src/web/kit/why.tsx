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
  const { t: k } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size={small ? 'small' : 'middle'} icon={<QuestionCircleOutlined />} className="why-button no-print" onClick={() => setOpen(true)}>{t('why')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={k('why-title')} size={620} destroyOnHidden>
        {open ? <WhyAnswer id={id} /> : null}
      </Drawer>
    </>
  );
}

function WhyAnswer({ id }: { readonly id: string }): ReactNode {
  const answer = useRead(why, { params: { id } });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <WhyChain chain={answer.data.chain} />;
}
