import type { ReactNode } from 'react';

/** A rate as a bar with the targets as upright lines; the figure stands beside it, so the drawing is for the eye only. */
export function RateBar({ percent, targets }: { readonly percent: string | undefined; readonly targets: readonly string[] }): ReactNode {
  if (percent === undefined) return null;
  const met = targets.filter((target) => Number(percent) >= Number(target)).length;
  const tone = met === targets.length ? 'ok' : met === 0 ? 'late' : 'due';
  return (
    <svg className={`rate-bar rate-${tone}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rate-ground" x="0" y="2" width="100" height="6" />
      <rect className="rate-part" x="0" y="2" width={Math.min(100, Number(percent))} height="6" />
      {targets.map((target) => <line key={target} x1={target} x2={target} y1="0" y2="10" vectorEffect="non-scaling-stroke" />)}
    </svg>
  );
}
