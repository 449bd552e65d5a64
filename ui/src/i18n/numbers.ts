/** Numbers as people read them. */

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** "1,204". */
export function count(n: number): string {
  return whole.format(n);
}

/** "45 %"; with digits "8.4 %". What is there but rounds to nothing is "<1 %". */
export function percent(share: number, digits = 0): string {
  const value = share * 100;
  const least = 10 ** -digits;
  if (value > 0 && value < least / 2) return `<${least} %`;
  return `${value.toFixed(digits)} %`;
}

/** Effort minutes: "7.0 em", "2,191 em". */
export function effort(em: number): string {
  return `${em >= 100 ? count(em) : em.toFixed(1)} em`;
}

/** "−1.4 em": a real minus sign, and a plus where it is more. */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

/** As many digits as it takes to tell two values apart that lie so far from each other; at most three. */
export function digitsFor(apart: number, least = 1): number {
  return apart > 0 ? Math.min(3, Math.max(least, Math.ceil(-Math.log10(apart)))) : least;
}
