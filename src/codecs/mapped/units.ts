import { exact, type Exact } from '../../basis/decimal.ts';

/** value × times ÷ over + plus brings a unit to the base of its kind. All of these are exact by definition. */
type Scale = { readonly kind: string; readonly times: string; readonly over: string; readonly before?: string };
const scale = (kind: string, times: string, over = '1', before?: string): Scale => ({ kind, times, over,
  ...(before === undefined ? {} : { before }) });

const scales: Readonly<Record<string, Scale>> = {
  'g/m3': scale('mass-volume', '1000'), 'mg/m3': scale('mass-volume', '1'), 'ug/m3': scale('mass-volume', '1', '1000'),
    'ng/m3': scale('mass-volume', '1', '1000000'),
  'mg/l': scale('mass-litre', '1'), 'ug/l': scale('mass-litre', '1', '1000'), 'g/l': scale('mass-litre', '1000'),
  '°c': scale('temperature', '1'), '°f': scale('temperature', '5', '9', '-32'), k: scale('temperature', '1', '1', '-273.15'),
  'm/s': scale('speed', '1'), 'km/h': scale('speed', '1000', '3600'), kn: scale('speed', '1852', '3600'),
    mph: scale('speed', '1609.344', '3600'),
  pa: scale('pressure', '1'), hpa: scale('pressure', '100'), mbar: scale('pressure', '100'), kpa: scale('pressure', '1000'),
  m: scale('length', '1'), cm: scale('length', '1', '100'), mm: scale('length', '1', '1000'), km: scale('length', '1000'),
  nmi: scale('length', '1852'), ft: scale('length', '3048', '10000'), s: scale('time', '1'), min: scale('time', '60'),
  'us/cm': scale('conductivity', '1'), 'ms/m': scale('conductivity', '10'), 'ms/cm': scale('conductivity', '1000'),
  db: scale('level', '1'), '%': scale('share', '1'), degree: scale('angle', '1'), ntu: scale('turbidity', '1'),
};
const other: Readonly<Record<string, string>> = {
  '℃': '°c', c: '°c', celsius: '°c', degc: '°c', '℉': '°f', f: '°f', degf: '°f', fahrenheit: '°f', knots: 'kn', kt: 'kn', knot: 'kn',
    kts: 'kn',
  sec: 's', second: 's', seconds: 's', 秒: 's', 米: 'm', feet: 'ft', 海里: 'nmi', psu: '', '‰': '', degt: 'degree',
  degrees: 'degree', deg: 'degree', '°': 'degree', 度: 'degree', 'db(a)': 'db', dba: 'db', 毫克每升: 'mg/l', 微克每立方米: 'ug/m3', 毫克每立方米: 'mg/m3',
};

/** One spelling of a unit: case, micro signs, superscripts and blanks aside. `mS/cm` and `MS/CM` are not told apart: nobody writes the latter. */
function spelt(unit: string): string {
  const plain = unit.normalize('NFKC').trim().toLowerCase().replaceAll('μ', 'u').replaceAll('µ', 'u').replace(/\s/gu, '').replaceAll('^', '').replace('m-3', '/m3').replace('//', '/');
  return other[plain] ?? other[unit.trim()] ?? plain;
}

/** The exact way from one unit to another; undefined where there is none: another kind, or a unit that nobody here knows. */
export function conversion(from: string, to: string): ((value: Exact) => Exact) | undefined {
  const [own, wanted] = [spelt(from), spelt(to)];
  if (own === wanted) return (value) => value;
  const [source, target] = [scales[own], scales[wanted]];
  if (source === undefined || target === undefined || source.kind !== target.kind) return undefined;
  const [times, over] = [exact(source.times).times(target.over), exact(source.over).times(target.times)];
  const [before, after] = [exact(source.before ?? 0), exact(target.before ?? 0)];
  return (value) => value.plus(before).times(times).dividedBy(over).minus(after);
}

/** Micro-units are what is stored: what a conversion leaves beyond them is rounded half to even, once. */
export const storedDecimals = 6;
