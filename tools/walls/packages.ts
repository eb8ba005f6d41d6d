/** Packages that a floor below the edge may use. Each is pure (no I/O, clock or chance) and stands here with its reason. */
export type AllowedPackage = { readonly name: string; readonly rooms: readonly string[]; readonly why: string };

const everyPureRoom = [
  'model', 'rulebook', 'codecs', 'science', 'sense', 'judge', 'trace', 'plan', 'act', 'account', 'close', 'publish', 'programmes', 'flow', 'contract',
];

export const allowedPackages: readonly AllowedPackage[] = [
  { name: 'typebox', rooms: everyPureRoom, why: 'one declaration gives the type, the check and the JSON schema of a noun' },
  { name: 'decimal.js', rooms: ['basis'], why: 'exact decimals behind basis/decimal.ts; nobody else sees it' },
  { name: '@noble/hashes', rooms: ['basis', 'publish', 'codecs'], why: 'audited SHA-2 in plain JavaScript: the same in browser, server and offline verify' },
  { name: '@noble/curves', rooms: ['publish', 'codecs'], why: 'audited Ed25519 and P-256 in plain JavaScript, so that verify needs no platform' },
  { name: 'sm-crypto-v2', rooms: ['codecs'], why: 'verifies SM2 signatures of seals in plain JavaScript: the same in browser, server and offline verify' },
  { name: 'papaparse', rooms: ['codecs'], why: 'CSV as the world writes it, with quotes and broken rows' },
  { name: 'fflate', rooms: ['codecs'], why: 'unpacks a workbook piece by piece, so that one that swells without bound is found before it is read' },
  { name: 'read-excel-file', rooms: ['codecs'], why: 'cells of an .xlsx from its bytes; the sibling of what writes them' },
  { name: 'geojson', rooms: everyPureRoom, why: 'types only' },
];

export const packageName = (specifier: string): string =>
  specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
