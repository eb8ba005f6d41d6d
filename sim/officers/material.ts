import { picture } from './picture.ts';

type Piece = { readonly name: string; readonly bytes: (key: number) => Uint8Array };

/** What is handed in for each item of the checklist of a 督察整改问题: made-up files, small, and really of their type. */
export const material: Readonly<Record<string, readonly Piece[]>> = {
  'plan': [{ name: '整改方案.pdf', bytes: (key) => pdf(`Rectification plan, drill ${key}`) }],
  'minutes': [{ name: '专题会议纪要.txt', bytes: (key) => text(`演练材料:专题会议纪要(${key})\n会议研究整改措施、责任分工与完成时限,由县政府督查室按旬调度。`) }],
  'works-approval': [{ name: '工程批复与合同.pdf', bytes: (key) => pdf(`Approval and contract of works, drill ${key}`) }],
  'works-acceptance': [{ name: '竣工验收意见.pdf', bytes: (key) => pdf(`Acceptance of works, drill ${key}`) }],
  'monitoring-report': [{ name: '监测报告.pdf', bytes: (key) => pdf(`Monitoring report, drill ${key}`) }],
  // Handed in one after the other: as it was, and from the same place as it is.
  'photos': [{ name: '整改前.png', bytes: (key) => picture('before', key) }, { name: '整改后.png', bytes: (key) => picture('after', key) }],
  'mechanism': [{ name: '长效管理制度.txt', bytes: (key) => text(`演练材料:长效管理制度(${key})\n明确巡查频次、台账要求与责任人,每季度复核一次。`) }],
};

const text = (words: string): Uint8Array => Buffer.from(`${words}\n`, 'utf8');

/** A one-page PDF 1.4 with one line of Latin letters and a right cross-reference table. */
export function pdf(line: string): Uint8Array {
  const content = `BT /F1 18 Tf 60 760 Td (${line.replace(/[()\\]/gu, '')}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
