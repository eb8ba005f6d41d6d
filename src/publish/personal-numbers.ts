/**
 * Numbers that tell who somebody is, by shape. A pattern is ECMAScript with `u`; `keep`: how many characters at the head and the tail
 * stay to be read where one is covered. `birth`: GB 11643-1999 is more than a shape, its date and check character must hold.
 */
export type PersonalNumber = {
  readonly id: 'identity-number' | 'mobile' | 'land-line' | 'plate';
  readonly pattern: string;
  readonly keep: readonly [number, number];
  readonly checked?: 'gb-11643';
  readonly cite: string;
  readonly confidence: 'high' | 'low';
};

/** What is counted, weighed or paid is no telephone. */
const noAmount = String.raw`(?!\s*(?:元|万|亿|吨|千克|公斤|立方米|平方米|m|kg|t))`;

export const personalNumbers: readonly PersonalNumber[] = [
  {
    id: 'identity-number',
    pattern: String.raw`(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])`,
    keep: [4, 2],
    checked: 'gb-11643',
    cite: 'GB 11643-1999 公民身份号码: 6 digits of the place, 8 of the birth date, 3 of the order, a check character (ISO 7064 MOD 11-2)',
    confidence: 'high',
  },
  {
    id: 'mobile',
    pattern: String.raw`(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])${noAmount}`,
    keep: [3, 4],
    cite: '电信网编号计划(工业和信息化部): mobile networks have 11 digits from 13 to 19; from memory',
    confidence: 'low',
  },
  {
    id: 'land-line',
    pattern: String.raw`(?<![0-9A-Za-z-])(?:[(\uFF08]0(?:10|2\d|[3-9]\d{2})[)\uFF09]\s?|0(?:10|2\d|[3-9]\d{2})[- ]?)[2-8]\d{6,7}(?![0-9A-Za-z])${noAmount}`,
    keep: [4, 2],
    cite: '电信网编号计划(工业和信息化部): area code 010, 02x or 0xxx, then 7 or 8 digits that begin with 2 to 8; from memory',
    confidence: 'low',
  },
  {
    id: 'plate',
    pattern: '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])',
    keep: [2, 1],
    cite: 'GA 36-2018 机动车号牌: the letter of the province, one of the office, 5 or 6 signs without I and O; from memory',
    confidence: 'low',
  },
];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643-1999, 4.2: the weighted sum of 17 digits modulo 11 names the check character. */
export const holdsByGb11643 = (number: string): boolean =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11] === number.at(-1)?.toUpperCase() && isDate(number.slice(6, 14));

function isDate(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
