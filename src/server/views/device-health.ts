import type { Static } from 'typebox';
import { hourMs } from '../../basis/time.ts';
import { exact, roundHalfEven } from '../../basis/decimal.ts';
import { faults, isFaultCode } from '../../basis/fault.ts';
import type { DeviceHealthView } from '../../contract/device.ts';
import type { MonthRate } from '../../contract/effectiveness.ts';
import { connectedWithinMs, isConnected } from '../../flow/connected.ts';
import { healthDays, type DeviceHealth } from '../../flow/device-health.ts';
import type { House } from '../../flow/house.ts';
import type { Device } from '../../model/device.ts';
import type { Words } from '../../model/words.ts';
import { percentDecimals } from './display-rules.ts';
import { regionName, unitName } from './names.ts';

export function deviceHealthView(
  house: House, device: Device, health: DeviceHealth, gateway: number | undefined,
  month: Static<typeof MonthRate> | undefined,
): Static<typeof DeviceHealthView> {
  const point = house.directory.points.get(device.point);
  const { transmission, refused, ...figures } = health;
  return {
    mn: device.mn, edition: device.edition, connected: isConnected(health.lastFrameAt, house.clocks.world()), linked: gateway !== undefined, ...(gateway === undefined ? {} : { gateway }), ...figures,
    point: { number: device.point, name: point?.name ?? { zh: String(device.point), en: String(device.point) }, kind: point?.kind ?? '' },
    region: regionName(house, point?.region ?? ''),
    ...(point?.branch === undefined ? {} : { branch: unitName(house, point.branch) }),
    ...(month === undefined ? {} : { month }),
    ...(device.contractor === undefined ? {} : { contractor: unitName(house, device.contractor) }),
    refused: refused.map(({ fault, count }) => ({ fault, count, message: saidBy(fault) })),
    ...(transmission === undefined ? {} : { transmission: {
      percent: roundHalfEven(exact(transmission.percent), percentDecimals).toFixed(percentDecimals), confidence: transmission.confidence,
      standard: transmission.cite.standard, clause: transmission.cite.clause,
    } }),
  };
}

const saidBy = (fault: string): Words => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault, en: fault });

/** 口径 of each figure. */
export const healthBases = {
  connected: {
    zh: `口径:近${connectedWithinMs / hourMs}小时收到过该设备的有效报文;反控另需其TCP连接打开`,
    en: `Basis: a valid frame of the logger came within ${connectedWithinMs / hourMs} hours; commands need its TCP link to be open as well`,
  },
  lastValue: {
    zh: `口径:近${healthDays}天内最近收到的报文,及其中最新的数据时间(小时数据为时段起点)`,
    en: `Basis: the newest frame of the last ${healthDays} days and the newest data time among them (start of the period)`,
  },
  drift: {
    zh: `口径:近${healthDays}天最新几条报文的QN减平台接收时刻,取中位数,含排队与传输时延;应答与补传报文(RF=1,或QN走时与接收走时不一致)不计;正值为设备时钟快`,
    en: `Basis: median of QN minus moment of receipt over the newest frames of ${healthDays} days, queueing and transit included; answers and back-filled frames (RF=1, or QN going on faster than receipt) are left out; positive: the logger is fast`,
  },
  refused: { zh: '口径:自安装以来按设备编码计数的拒收报文,按原因分', en: 'Basis: frames refused under this device number since installation, by reason' },
  missing: {
    zh: `口径:近${healthDays}×24个已结束满1小时的整点小时中没有小时数据(2061)的个数,登记前、撤销后和本平台有数据之前的小时不计`,
    en: `Basis: of the last ${healthDays}×24 hours that ended an hour ago or more, those without an hour record (2061); hours before registration, after removal and before this installation held any are left out`,
  },
  month: {
    zh: '口径:本月截至已结束满1小时的整点,各因子小时值合计;传输有效率=有效小时数÷应传小时数,停运、校准与申辩采纳的小时已扣除;仅排放口',
    en: 'Basis: this month up to the last hour that ended an hour ago, hourly values of all factors; valid ÷ due, hours of stop, checks and accepted appeals taken off; outlets only',
  },
  transmission: {
    zh: '口径:传输率=实收小时数÷应传小时数,仅排放口,未扣除停运与校准小时',
    en: 'Basis: transmission rate = hours received ÷ hours due, outlets only; hours of stop and calibration are not taken off',
  },
} as const satisfies Readonly<Record<string, Words>>;
