/** Faults of what leaves the house to people and programmes: webhooks and mails. */
export const outgoingFaults = {
  'webhook.unfit': { http: 422, zh: '推送订阅填写不合规', en: 'a field of this webhook does not fit' },
  'webhook.address-refused': { http: 422, zh: '只允许推送到 http(s) 地址;内网与本机地址须由安装设置放行', en: 'only http and https addresses; private and loopback networks only where the installation allows them' },
  'webhook.refused': { http: 502, zh: '对方未接收', en: 'the receiver did not take it' },
  'webhook.no-answer': { http: 502, zh: '对方没有应答', en: 'the receiver did not answer' },
} as const;
