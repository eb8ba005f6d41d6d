/**
 * Lines of a text that may still grow, blank ones left out: what ends at a line feed (CR before it belongs to the end), and
 * the rest. Only the line feed ends a line: U+2028 may stand raw inside a JSON text.
 */
export function takeLines(text: string): { readonly lines: readonly string[]; readonly rest: string } {
  const parts = text.split('\n');
  const rest = parts.pop() ?? '';
  return { lines: parts.filter((line) => line.trim() !== '').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)), rest };
}
