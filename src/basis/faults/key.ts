/** Faults of keys of applications and of what they send. */
export const keyFaults = {
  'key.unknown': { http: 401, zh: '密钥无效', en: 'no such key' },
  'key.not-good': { http: 401, zh: '密钥已撤销或不在有效期内', en: 'the key is revoked, or this is not one of its days' },
  'key.needed': { http: 401, zh: '需要带有写入权限的 API 密钥', en: 'a key of an application is needed: Authorization: Bearer …' },
  'key.may-not-write': { http: 403, zh: '该密钥无权写入此点位', en: 'this key may not write readings of this point' },
  'key.unknown-unit': { http: 422, zh: '没有登记该单位', en: 'no such unit is registered' },
  'key.unknown-region': { http: 422, zh: '没有登记该行政区', en: 'no such region is registered' },
  'key.unknown-point': { http: 422, zh: '没有登记该点位', en: 'no such point is registered' },
  'key.bad-days': { http: 422, zh: '有效期不合法或已过', en: 'the days are not days, end before they begin, or are over' },
} as const;
