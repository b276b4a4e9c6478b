import type { Applause } from './applause';
import { DURATION, FADE_TIME } from './figures';

/** One gift, and the further ones of its combo that joined it: `quantity` is that of them all. */
export interface Act extends Applause {
  /** How many sends it is made of. */
  sends: number;
}

/** `resting`: its keyframes are over, its combo is not. `fading`: the combo is over as well. */
export type Phase = 'playing' | 'resting' | 'fading';

/** An act on stage. All times are local, in milliseconds. */
export interface Playing extends Act {
  /**
   * From when its animation is counted: the planned start, also on a page that came to it a little late, so that all
   * pages show the same moment.
   */
  startedAt: number;
  /** When its own keyframes are over. */
  restsAt: number;
  fadesAt: number;
  endsAt: number;
  phase: Phase;
  /** It made room for another: nothing joins it any more. */
  yielded: boolean;
}

/** Whether a send belongs to the combo of the act. */
export function sameCombo(act: Applause, send: Applause): boolean {
  return act.combo !== null && act.combo.id === send.combo?.id;
}

/** The act with a further send of its combo in it. */
export function grown(act: Act, send: Applause): Act {
  if (!act.combo || !send.combo) return act;
  const count = Math.max(act.combo.count, send.combo.count);
  const openUntil = Math.max(act.combo.openUntil, send.combo.openUntil);
  const combo = { ...act.combo, count, openUntil };
  return { ...act, sends: act.sends + 1, quantity: act.quantity + send.quantity, combo };
}

/** The same applause once the combo of that id is over at `at`. */
export function closed<T extends Applause>(applause: T, comboId: string, at: number): T {
  const { combo } = applause;
  if (combo?.id !== comboId) return applause;
  return { ...applause, combo: { ...combo, openUntil: Math.min(combo.openUntil, at) } };
}

/**
 * The act on stage from `startedAt`. A single send leaves with its last keyframe; one that others joined rests at its
 * place while the combo is open, then fades.
 */
export function onStage(act: Act, startedAt: number): Playing {
  const restsAt = startedAt + DURATION[act.gift.animationType];
  const openUntil = act.combo && act.sends > 1 ? act.combo.openUntil : restsAt;
  const [fadesAt, endsAt] = openUntil > restsAt ? [openUntil, openUntil + FADE_TIME] : [restsAt, restsAt];
  return { ...act, startedAt, restsAt, fadesAt, endsAt, phase: 'playing', yielded: false };
}

/** The same one making room: it fades, or leaves with its last keyframe when nobody saw it rest yet. */
export function yielding(act: Playing, now: number): Playing {
  const endsAt = act.phase === 'resting' ? now + FADE_TIME : act.restsAt;
  return { ...act, yielded: true, fadesAt: now, endsAt };
}

/** What an act on stage does at `now`. */
export function phaseAt({ restsAt, fadesAt }: Playing, now: number): Phase {
  if (now < restsAt) return 'playing';
  return now < fadesAt ? 'resting' : 'fading';
}

/** When the act goes on to its next phase, or leaves. */
export function phaseEnd({ phase, restsAt, fadesAt, endsAt }: Playing): number {
  if (phase === 'playing') return restsAt;
  return phase === 'resting' ? fadesAt : endsAt;
}
