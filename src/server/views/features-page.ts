import type { Definition } from './features-openapi.ts';
import { door } from './features.ts';

/** The definition of the door for map programmes as a page to read. The address is the caller's word: nothing of it may be markup. */
export function definitionPage({ paths, servers }: Definition): string {
  const address = servers.map(({ url }) => `<code>${escaped(url)}${door}</code>`).join(' ');
  const rows = Object.entries(paths).map(([path, { get }]) => [
    `<h2><code>GET ${escaped(path)}</code></h2><p lang="zh">${escaped(get.description)}</p><p>${escaped(get.summary)}</p>`,
    ...get.parameters.map(({ name, schema }) => `<p><code>${escaped(name)}</code> <code>${escaped(JSON.stringify(schema))}</code></p>`),
  ].join(''));
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<title>OGC API – Features</title></head><body><h1>青山 Qingshan: OGC API – Features</h1>',
    `<p lang="zh">在 QGIS 中:图层 → 添加图层 → 添加 WFS / OGC API - Features 图层,URL 填 ${address}</p>`,
    `<p>In QGIS: Layer → Add Layer → Add WFS / OGC API - Features Layer, URL ${address}</p>`, ...rows, '</body></html>',
  ].join('\n');
}

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (one) => `&#${one.charCodeAt(0)};`);
