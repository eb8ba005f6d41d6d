const bytesOnLine = 16;

/** Bytes as engineers read them: offset, sixteen bytes, and beside them what is printable; other bytes are a dot. */
export function hexDump(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  const lines = Array.from({ length: Math.ceil(bytes.length / bytesOnLine) }, (_, line) => bytes.slice(line * bytesOnLine, (line + 1) * bytesOnLine));
  return lines.map((line, at) => `${(at * bytesOnLine).toString(16).padStart(4, '0')}  ${line.join(' ').padEnd(bytesOnLine * 3 - 1)}  ${line.map(printable).join('')}`).join('\n');
}

function printable(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
}
