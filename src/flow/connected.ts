import { hourMs } from '../basis/time.ts';

/** 联网: a frame of the logger came within this time. The one meaning of the word on every screen; a rule of the screen, none of law. */
export const connectedWithinMs = 2 * hourMs;

export const isConnected = (lastFrameAt: number | undefined, now: number): boolean => lastFrameAt !== undefined && now - lastFrameAt < connectedWithinMs;
