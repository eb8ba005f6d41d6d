/** Groups of files that import each other in a circle (strongly connected components with more than one member, or a self import). */
export function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];

  const visit = (path: string): number => {
    const own = index.size;
    index.set(path, own);
    low.set(path, own);
    stack.push(path);
    for (const next of graph.get(path) ?? []) low.set(path, Math.min(low.get(path) ?? own, reach(next)));
    const lowest = low.get(path) ?? own;
    if (lowest === own) close(path);
    return lowest;
  };
  const reach = (next: string): number => {
    const seen = index.get(next);
    if (seen === undefined) return visit(next);
    return stack.includes(next) ? seen : Number.POSITIVE_INFINITY;
  };
  const close = (path: string): void => {
    const group = stack.splice(stack.indexOf(path));
    if (group.length > 1 || graph.get(path)?.includes(path) === true) found.push(group);
  };

  for (const path of graph.keys()) if (!index.has(path)) visit(path);
  return found;
}
