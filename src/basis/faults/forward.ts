/** Faults of forwarding to upper platforms and of the exchange tables. */
export const forwardFaults = {
  'forward.no-line': { http: 502, zh: '连不上上级平台', en: 'the upper platform cannot be reached' },
  'forward.silent': { http: 502, zh: '上级平台已连接但不应答', en: 'the upper platform takes the line and answers nothing' },
  'forward.line-lost': { http: 502, zh: '与上级平台的连接中断', en: 'the line to the upper platform broke' },
  'forward.unanswered': { http: 502, zh: '上级平台对该报文不应答', en: 'the upper platform does not answer this frame' },
  'forward.refused': { http: 502, zh: '上级平台拒绝该报文', en: 'the upper platform refused this frame' },
  'forward.no-identity': { http: 422, zh: '该设备在上级平台没有对应的设备号', en: 'this logger has no number at the upper platform' },
  'forward.no-readings': { http: 422, zh: '该小时没有可编成报文的读数', en: 'no readings of this hour can be printed as a record' },
  'forward.frame-gone': { http: 422, zh: '原始报文已不在库中', en: 'the raw frame is no longer in the store' },
  'forward.unread': { http: 422, zh: '已写入前置库,对方尚未读取', en: 'written into the exchange tables, not read there yet' },
  'exchange.no-line': { http: 502, zh: '连不上前置库', en: 'the exchange database cannot be reached' },
  'exchange.no-tables': { http: 502, zh: '前置库中没有约定的表或列,或没有权限', en: 'the exchange tables are not as agreed, or there is no right to them' },
  'exchange.unknown-source': { http: 404, zh: '没有这个前置库接入源', en: 'no such source of exchange tables' },
  'exchange.unfit': { http: 422, zh: '前置库接入源的配置不合理', en: 'this configuration of a source cannot hold' },
  'forward.unknown-platform': { http: 404, zh: '没有这个上级平台', en: 'no such upper platform' },
  'forward.unfit': { http: 422, zh: '上级平台的配置不合理', en: 'this configuration of an upper platform cannot hold' },
} as const;
