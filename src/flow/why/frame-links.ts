import { sha256Bytes } from '../../basis/hash.ts';
import { civil, instant } from '../../basis/time.ts';
import type { RawFrame } from '../../model/frame.ts';
import { frameId, readingId } from '../../model/identifier.ts';
import type { Field, Reading } from '../../model/reading.ts';
import type { Words } from '../../model/words.ts';
import { factorAt } from '../factor-at.ts';
import { itemsOf, reopenFrame } from '../frame-items.ts';
import { isPushed } from '../push/frame.ts';
import { covered, hexOf, readable } from '../frame-text.ts';
import type { House } from '../house.ts';
import { step, type ChainLink } from './chain.ts';

/** The raw bytes as they came, with both clocks and what they say. Passwords are covered, the digest is that of the bytes as they came. */
export function frameLink(house: House, frame: RawFrame): ChainLink {
  const device = house.directory.devices.get(frame.mn);
  const fromFile = frame.st === 'file';
  const pushed = isPushed(frame);
  const opened = fromFile || pushed ? undefined : reopenFrame(frame, house);
  const items = opened?.ok === true ? itemsOf(opened.value) : [];
  const shown = fromFile || pushed ? frame.bytes : covered(frame.bytes);
  const hidden = shown.some((byte, at) => byte !== frame.bytes[at]);
  return {
    kind: 'frame', id: frameId(frame.number), at: frame.worldAt,
    title: pushed ? { zh: '应用写入的原始内容', en: 'what an application sent' } : fromFile ? { zh: `发布文件 ${frame.mn.slice(5)} 的一行原文`, en: `a row of the published file ${frame.mn.slice(5)}` } : { zh: `数采仪 ${frame.mn} 的原始帧`, en: `raw frame of logger ${frame.mn}` },
    steps: [
      step('received', '收到(世界时钟)', 'received (world clock)', civil(instant(frame.worldAt))),
      step('data-time', '数据时间', 'data time', civil(instant(frame.dataTime))),
      pushed ? step('sender', '密钥编号', 'id of the key', frame.mn.slice(4)) : step('command', '命令编码', 'command code', frame.cn),
      ...items.slice(0, 40).map((item) => step('item', ...named(house, frame.point, item.factor), `${Object.entries(item.values).map(([field, text]) => `${field}=${text}`).join(' ')}${item.flag === undefined ? '' : ` Flag=${item.flag}`}`)),
      ...(hidden ? [step('covered', '口令以*遮盖,摘要按收到的原始字节计算', 'the password is covered; the digest is of the bytes as they came')] : []),
    ],
    raw: { text: readable(shown), hex: hexOf(shown), sha256: sha256Bytes(frame.bytes) },
    versions: { edition: device?.edition ?? '', code: house.version },
  };
}

/** A factor of a frame by its name and its code, in both languages. */
function named(house: House, point: number, code: string): [string, string] {
  const { zh, en } = factorAt(house, point, code).name;
  return [zh === code ? code : `${zh} ${code}`, en === code ? code : `${en} ${code}`];
}

const fieldWords: Readonly<Record<Field, Words>> = {
  Rtd: { zh: '实时值', en: 'real-time value' }, Avg: { zh: '均值', en: 'mean' }, Min: { zh: '最小值', en: 'minimum' }, Max: { zh: '最大值', en: 'maximum' }, Cou: { zh: '累计值', en: 'total' }, Data: { zh: '监测值', en: 'measured value' },
  ZsRtd: { zh: '折算实时值', en: 'converted real-time value' }, ZsAvg: { zh: '折算均值', en: 'converted mean' }, ZsMin: { zh: '折算最小值', en: 'converted minimum' }, ZsMax: { zh: '折算最大值', en: 'converted maximum' },
};

/** A reading and the frame it came in. */
export async function readingLink(house: House, reading: Reading): Promise<ChainLink[]> {
  const factor = factorAt(house, reading.point, reading.factor);
  const field = fieldWords[reading.field];
  const link: ChainLink = {
    kind: 'reading', id: readingId(reading), at: reading.at, title: { zh: `${factor.name.zh} ${field.zh}`, en: `${factor.name.en}, ${field.en}` },
    steps: [step('value', '数值', 'value', `${reading.value} ${factor.unit}`.trim()), step('flag', '数据标记', 'data flag', reading.flag)], versions: { code: house.version },
  };
  const frame = await house.observations.frame(BigInt(reading.frame));
  return frame === undefined ? [link] : [link, frameLink(house, frame)];
}
