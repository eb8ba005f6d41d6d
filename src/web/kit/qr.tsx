import qrcode from 'qrcode-generator';
import type { ReactNode } from 'react';

/** A QR code as SVG, black on white in both looks, so that a phone reads it from paper and screen. */
export function Qr({ text, label, size = 96 }: { readonly text: string; readonly label: string; readonly size?: number }): ReactNode {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const cells = code.getModuleCount();
  const path: string[] = [];
  for (let row = 0; row < cells; row += 1) for (let column = 0; column < cells; column += 1) if (code.isDark(row, column)) path.push(`M${column + 4} ${row + 4}h1v1h-1z`);
  return (
    <svg width={size} height={size} viewBox={`0 0 ${cells + 8} ${cells + 8}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  );
}
