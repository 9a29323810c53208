// The server's time, guessed from its answers; the device's own clock may be wrong, and may be changed meanwhile.
const JUMP = 1500; // ms by which the two clocks of the device may drift apart before we call it a jump

let offset = 0;
let least = -Infinity; // the offset lies between these two
let most = Infinity;
let base = Date.now() - performance.now();

// The wall clock, because performance.now() may stand still while a phone sleeps.
export const serverNow = () => Date.now() + offset;

// One answer: asked and answered by our clock, the server's time somewhere within. Every answer narrows the offset:
// a GET is stamped early in its trip, a POST late, so the middle of one trip alone would lean to one side.
export function calibrate(asked, answered, serverTime) {
  const [min, max] = [serverTime - answered, serverTime - asked];
  if (max < least - 1 || min > most + 1) distrust(); // a clock was set
  least = Math.max(least, min);
  most = Math.min(most, max);
  offset = (least + most) / 2;
}

export function distrust() {
  least = -Infinity;
  most = Infinity;
}

// Was the device's clock set since we last looked? Back: certainly; forward: or it slept, and then the clock is right.
export function jumped() {
  const moved = Date.now() - performance.now() - base;
  if (Math.abs(moved) < JUMP) return false;
  base += moved;
  if (moved < 0) offset -= moved;
  distrust();
  return true;
}
