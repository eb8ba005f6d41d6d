/** Whether 公示 comes after or before 双签字 differs by place (mechanisms M22, M25): data of the declaration. */
export type ClosingOrder = 'signatures-first' | 'notice-first';

export const closingOrderDefault: ClosingOrder = 'signatures-first';
