/** Faults of commands to loggers. */
export const deviceFaults = {
  'command.not-in-edition': { http: 422, zh: '该设备的协议版本没有这条指令', en: 'the edition of this logger has no such command' },
  'command.unfit': { http: 422, zh: '指令内容不合理:起止时间须有先后、不晚于当前时刻且跨度不过长', en: 'no such window: it begins before it ends, ends by now and is not too long' },
  'command.queue-full': { http: 409, zh: '该设备排队的指令过多', en: 'too many commands wait for this logger' },
  'command.no-key': { http: 422, zh: '该设备没有登记密钥,新密钥不能明文下发', en: 'this logger has no key registered, and a new one is never sent in the clear' },
  'command.under-way': { http: 409, zh: '该设备已有一次密钥下发在进行', en: 'a key is being delivered to this logger already' },
  'command.ended': { http: 409, zh: '指令已发出或已结束,不能撤回', en: 'the command is on the line or over and cannot be taken back' },
} as const;
