/** An exact ratio of whole numbers, `bottom` above zero. Means of means stay exact: no digit is lost before the one rounding. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const fraction = (top: bigint, bottom: bigint): Fraction => ({ top, bottom });

export const compareFractions = (a: Fraction, b: Fraction): number => {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const ratioOf = (a: Fraction, b: Fraction): Fraction => (b.top < 0n ? fraction(-a.top * b.bottom, a.bottom * -b.top) : fraction(a.top * b.bottom, a.bottom * b.top));
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);

/** Beyond so large a bottom lowest terms are worth their divisions. */
const bottomMost = 1n << 512n;

/** Tops of one bottom are added first, so that the common bottom stays small. Exact; not in lowest terms. */
export function sumOf(values: readonly Fraction[]): Fraction {
  const byBottom = new Map<bigint, bigint>();
  for (const { top, bottom } of values) byBottom.set(bottom, (byBottom.get(bottom) ?? 0n) + top);
  let sum = fraction(0n, 1n);
  for (const [bottom, top] of byBottom) {
    const next = fraction(sum.top * bottom + top * sum.bottom, sum.bottom * bottom);
    sum = next.bottom > bottomMost ? reduced(next) : next;
  }
  return sum;
}

/** `values` is not empty. */
export function meanOf(values: readonly Fraction[]): Fraction {
  const { top, bottom } = sumOf(values);
  return fraction(top, bottom * BigInt(values.length));
}

/** In lowest terms. */
export function reduced({ top, bottom }: Fraction): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? fraction(0n, 1n) : fraction(top / a, bottom / a);
}

const powers: readonly bigint[] = Array.from({ length: 10 }, (_, decimals) => 10n ** BigInt(decimals));

/** Value × 10^decimals, half to even once from the full value (GB/T 8170). */
export function roundedTo({ top, bottom }: Fraction, decimals: number): bigint {
  const scaled = (top < 0n ? -top : top) * (powers[decimals] ?? 10n ** BigInt(decimals));
  const whole = scaled / bottom;
  const rest = (scaled - whole * bottom) * 2n;
  const size = rest > bottom || (rest === bottom && whole % 2n === 1n) ? whole + 1n : whole;
  return top < 0n ? -size : size;
}

/** Rounded half to even, as decimal text with that many digits; zero has no sign. */
export function fractionText(value: Fraction, decimals: number): string {
  const scaled = roundedTo(value, decimals);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return scaled < 0n ? `-${text}` : text;
}

const decimalText = /^(-?)(\d+)(?:\.(\d+))?$/;

/** From decimal text; throws on anything else: texts come from checked rows. */
export function fractionOf(text: string): Fraction {
  const [, sign = '', whole, part = ''] = decimalText.exec(text) ?? [];
  if (whole === undefined) throw new TypeError(`decimal text expected, got "${text}"`);
  return fraction(BigInt(`${sign}${whole}${part}`), 10n ** BigInt(part.length));
}

const constants = new Map<string, Fraction>();
/** Of a text out of a row: there are few, and each comes back with every place and period. */
export function constantOf(text: string): Fraction {
  const held = constants.get(text) ?? fractionOf(text);
  constants.set(text, held);
  return held;
}
