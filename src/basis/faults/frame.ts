/** Why an HJ 212 frame, or a whole connection, is refused. */
export const frameFaults = {
  'frame.crc': { http: 422, zh: 'CRC 校验不符', en: 'the CRC does not fit' },
  'frame.length': { http: 422, zh: '数据段长度不符', en: 'the declared length does not fit' },
  'frame.oversize': { http: 422, zh: '数据段超过长度上限', en: 'the segment is longer than allowed' },
  'frame.malformed': { http: 422, zh: '数据段结构不合规', en: 'the segment is malformed' },
  'frame.noise': { http: 422, zh: '帧外杂字节过多', en: 'too many bytes outside any frame' },
  'frame.timeout': { http: 408, zh: '帧未在时限内收完', en: 'the frame was not completed in time' },
  'frame.unknown-device': { http: 422, zh: '设备编码未登记', en: 'the device number is not registered' },
  'frame.wrong-password': { http: 422, zh: '访问密码不符', en: 'the access password is wrong' },
  'frame.wrong-key': { http: 422, zh: '无法用登记密钥解密', en: 'the registered key does not decrypt it' },
  'frame.wrong-edition': { http: 422, zh: '协议版本与登记不符', en: 'the protocol edition is not the registered one' },
  'frame.bad-time': { http: 422, zh: '数据时间缺失或不合法', en: 'the data time is missing or not valid' },
  'frame.future-time': { http: 422, zh: '数据时间在未来', en: 'the data time lies in the future' },
  'frame.unknown-command': { http: 422, zh: '命令编码未知', en: 'unknown command code' },
  'gateway.too-many-links': { http: 503, zh: '连接数已达上限', en: 'too many open links' },
} as const;
